/** As Compose writes a directory beside it. */
export function folder(path: string): string {
  return path === '.' ? '.' : `./${path}`
}
