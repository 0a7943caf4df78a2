import { Fault } from '../../model/fault.ts'

/** What we are to a provider of OpenID Connect. */
export interface Provider {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret?: string | undefined
  readonly scopes: readonly string[]
  /** Where it sends people back to. */
  readonly redirect: string
}

/** What has to come back unchanged, and is known to the browser that began alone. */
export interface Begun {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
}

export type Claims = Readonly<Record<string, unknown>> & { readonly sub: string }

/** Where a browser is sent to sign in: authorization code with PKCE, state and nonce. */
export async function begin(provider: Provider, reach: typeof fetch): Promise<Begun & { readonly url: string }> {
  const client = await import('openid-client')
  const begun = {
    state: client.randomState(),
    nonce: client.randomNonce(),
    verifier: client.randomPKCECodeVerifier(),
  }
  const url = client.buildAuthorizationUrl(await known(provider, reach), {
    redirect_uri: provider.redirect,
    scope: provider.scopes.join(' '),
    code_challenge: await client.calculatePKCECodeChallenge(begun.verifier),
    code_challenge_method: 'S256',
    state: begun.state,
    nonce: begun.nonce,
  })
  return { ...begun, url: url.href }
}

/** Who came back. Signature, issuer, audience, times, state, nonce and verifier are held by openid-client. */
export async function finish(
  provider: Provider,
  reach: typeof fetch,
  came: URL,
  { state, nonce, verifier }: Begun,
): Promise<Claims> {
  const client = await import('openid-client')
  const config = await known(provider, reach)
  try {
    const tokens = await client.authorizationCodeGrant(config, came, {
      pkceCodeVerifier: verifier,
      expectedState: state,
      expectedNonce: nonce,
      idTokenExpected: true,
    })
    const claims = tokens.claims()
    if (!claims) throw new Error('there is no ID token')
    if (config.serverMetadata().userinfo_endpoint === undefined) return claims
    return { ...(await client.fetchUserInfo(config, tokens.access_token, claims.sub)), ...claims }
  } catch (error) {
    throw refused(error)
  }
}

async function known({ issuer, clientId, clientSecret }: Provider, reach: typeof fetch) {
  const client = await import('openid-client')
  const url = new URL(issuer)
  // Without encryption only on this machine.
  const isHere = url.protocol === 'http:' && /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(url.hostname)
  try {
    return await client.discovery(
      url,
      clientId,
      undefined,
      clientSecret === undefined ? client.None() : client.ClientSecretPost(clientSecret),
      {
        [client.customFetch]: (to, options) => reach(to, options as RequestInit),
        timeout: 10,
        ...(isHere && { execute: [client.allowInsecureRequests] }),
      },
    )
  } catch (error) {
    throw refused(error)
  }
}

function refused(error: unknown): Fault {
  if (error instanceof Fault) return error
  const { message, cause } = error instanceof Error ? error : new Error(String(error))
  const reason = cause instanceof Error ? `${message}: ${cause.message}` : message
  return new Fault(
    'oidc-refused',
    `the provider does not let this sign-in through: ${reason}`,
    'Try again; an administrator sees what is set by `devops setting show oidc`.',
  )
}
