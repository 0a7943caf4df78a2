/** `user:ada` as people say it. */
export function who(principal: string): string {
  const [kind, ...rest] = principal.split(':')
  const name = rest.join(':')
  if (kind === 'user' || name === '') return name || principal
  return kind === 'system' ? 'Millwright' : `${kind} ${name}`
}
