/** Whether a file is a spec by its name. */
export function isSpec(path: string): boolean {
  return path === specName || path.endsWith(`/${specName}`)
}

export const specName = 'devops.yaml'
