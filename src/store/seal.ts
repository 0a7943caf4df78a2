import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  hkdfSync,
  randomBytes,
  sign,
  verify,
} from 'node:crypto'
import { Fault } from '../model/fault.ts'
import type { Seal } from '../model/server.ts'

/** AES-256-GCM. A sealed text is `v1.` and base64url of nonce (12 bytes), tag (16 bytes) and cipher text. */
export function sealedWith(key: Buffer): Seal {
  if (key.length !== 32)
    throw new Fault('seal-key', 'the key of the server is not 32 bytes long', 'Write 64 hexadecimal digits.')
  const seed = Buffer.from(hkdfSync('sha256', key, '', 'millwright signature', 32))
  const signing = createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: 'der', type: 'pkcs8' })
  return {
    sign: (text) => sign(null, Buffer.from(text), signing).toString('base64url'),
    publicKey: createPublicKey(signing).export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64url'),
    seal(plain) {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key, nonce)
      const text = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
      return `v1.${Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64url')}`
    },
    open(sealed) {
      const bytes = Buffer.from(sealed.replace(/^v1\./, ''), 'base64url')
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
        decipher.setAuthTag(bytes.subarray(12, 28))
        return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
      } catch {
        throw new Fault(
          'seal-broken',
          'a stored secret cannot be opened with the key of this server',
          'Start it with the key that it was stored under (`MILLWRIGHT_KEY`, or the file `key` in the data folder), or enter the secret anew.',
        )
      }
    },
  }
}

/** Whether whoever has the private part of this key has signed the text. */
export function isSigned(text: string, signature: string, publicKey: string): boolean {
  try {
    const key = Buffer.concat([spki, Buffer.from(publicKey, 'base64url')])
    const held = createPublicKey({ key, format: 'der', type: 'spki' })
    return verify(null, Buffer.from(text), held, Buffer.from(signature, 'base64url'))
  } catch {
    return false
  }
}

// What stands before the 32 bytes of an Ed25519 key in DER (RFC 8410).
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex')
const spki = Buffer.from('302a300506032b6570032100', 'hex')
