/**
 * Whether a request may come from where a browser says that it does: no page of another site, also not one whose name was pointed at
 * this machine (DNS rebinding). `address` is where people reach the server.
 */
export function comesFromHere(headers: Headers, address: string): boolean {
  const own = hostOf(address)
  const origin = headers.get('origin')
  const isOwn = (host: string | undefined) => host !== undefined && (host === own || loopback.test(host))
  if (origin !== null && !isOwn(hostOf(origin))) return false
  // Behind a proxy the host is whatever that one says; on this machine alone it is known.
  const host = headers.get('host')
  return !own || !loopback.test(own) || host === null || isOwn(hostOf(`http://${host}`))
}

const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/

function hostOf(url: string): string | undefined {
  try {
    return new URL(url).hostname
  } catch {
    return undefined
  }
}
