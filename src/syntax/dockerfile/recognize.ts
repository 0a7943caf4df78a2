/** What has the name of a Dockerfile is one; `Dockerfile.dev` is one if it has a FROM, and `Dockerfile.dockerignore` is none. */
export function isDockerfile(path: string, instructions: readonly { readonly name?: string }[]): boolean {
  return certain.test(path) || (!other.test(path) && instructions.some(({ name }) => name === 'FROM'))
}

const certain = /(?:^|\/)(?:Dockerfile|Containerfile|[^/]+\.(?:[Dd]ockerfile|[Cc]ontainerfile))$/
/** Templates of Dockerfiles, and what goes with one. */
const other = /\.(?:dockerignore|template|tmpl|tpl|j2|jinja2?|erb|md)$/
