/** `Dockerfile.dockerignore` and `Dockerfile.md` go by the name of a Dockerfile; what has such a name is one if it has a FROM. */
export function isDockerfile(path: string, instructions: readonly { readonly name?: string }[]): boolean {
  return certain.test(path) || instructions.some(({ name }) => name === 'FROM')
}

const certain = /(?:^|\/)(?:Dockerfile|Containerfile|[^/]+\.[Dd]ockerfile)$/
