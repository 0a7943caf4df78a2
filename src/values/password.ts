import { randomBytes } from 'node:crypto'

/** Argon2id as OWASP's Password Storage Cheat Sheet asks for at least (read 2026-11-27): 19 MiB, two passes, one lane. */
const strength = { memorySize: 19_456, iterations: 2, parallelism: 1, hashLength: 32 } as const

/** `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`. */
export async function hashOfPassword(password: string): Promise<string> {
  const { argon2id } = await import('hash-wasm')
  return argon2id({ ...strength, password: normal(password), salt: randomBytes(16), outputType: 'encoded' })
}

/** Takes as long where there is no hash to hold it against: nobody learns from the time whether an account is there. */
export async function isPassword(password: string, hash: string | undefined): Promise<boolean> {
  const { argon2Verify } = await import('hash-wasm')
  const holds = await argon2Verify({ password: normal(password), hash: hash ?? decoy })
  return hash !== undefined && holds
}

/** Why a password is too weak to be taken; `undefined` where it is not. Length counts, signs do not (NIST SP 800-63B). */
export function weaknessOf(password: string, name: string): string | undefined {
  const text = normal(password).toLowerCase()
  if ([...text].length < 12) return 'it is shorter than twelve letters'
  if (text.length > 256) return 'it is longer than 256 letters'
  if (new Set(text).size < 5) return 'it is made of too few different letters'
  const rest = common.reduce((left, word) => left.replaceAll(word, ''), text.replaceAll(name.toLowerCase(), ''))
  return rest.length < 6 ? 'it is made of words that everybody tries first' : undefined
}

/** The same signs are the same password, whatever keyboard they come from. */
function normal(password: string): string {
  return password.normalize('NFKC')
}

const decoy = '$argon2id$v=19$m=19456,t=2,p=1$vpbhu3vKl9vZwz4H/viKog$PFTNhJVVBz7Tx6B53jNum4vABg50G0HCWbNspT8ERk8'

const common =
  'password passwort qwertyuiop qwertzuiop qwerty asdfghjkl 1234567890 123456789 12345678 1234567 123456 12345 0987654321 iloveyou letmein welcome administrator admin changeme millwright devops monkey dragon football baseball superman sunshine princess secret abcdefgh abc123 111111 000000'.split(
    ' ',
  )
