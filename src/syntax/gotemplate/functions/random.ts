import type { Func } from '../function.ts'
import { standIn } from '../unknowns.ts'
import { type Kind, mapOf } from '../value.ts'

const each = 'it is made anew each time the chart is rendered'

/** Nobody knows what these make before they make it. */
export const random: Readonly<Record<string, Func>> = {
  randAlphaNum: text('randAlphaNum', ['int']),
  randAlpha: text('randAlpha', ['int']),
  randAscii: text('randAscii', ['int']),
  randNumeric: text('randNumeric', ['int']),
  randBytes: text('randBytes', ['int']),
  randInt: text('randInt', ['int', 'int']),
  shuffle: text('shuffle', ['string']),
  uuidv4: text('uuidv4', []),
  bcrypt: text('bcrypt', ['string']),
  htpasswd: text('htpasswd', ['string', 'string']),
  genPrivateKey: text('genPrivateKey', ['string']),
  derivePassword: text(
    'derivePassword',
    ['any', 'string', 'string', 'string', 'string'],
    'it is derived from a master password',
  ),
  encryptAES: text('encryptAES', ['string', 'string']),
  decryptAES: text('decryptAES', ['string', 'string'], 'it is a decrypted secret'),
  genCA: pair('genCA', ['string', 'int']),
  genCAWithKey: pair('genCAWithKey', ['string', 'int', 'string']),
  genSelfSignedCert: pair('genSelfSignedCert', ['string', 'any', 'any', 'int']),
  genSelfSignedCertWithKey: pair('genSelfSignedCertWithKey', ['string', 'any', 'any', 'int', 'string']),
  genSignedCert: pair('genSignedCert', ['string', 'any', 'any', 'int', 'any']),
  genSignedCertWithKey: pair('genSignedCertWithKey', ['string', 'any', 'any', 'int', 'any', 'string']),
  buildCustomCert: pair('buildCustomCert', ['string', 'string']),
}

function text(name: string, takes: readonly Kind[], because = each): Func {
  return { takes, run: (_, { run }) => standIn(run.reasons, { text: name, because }) }
}

/** A certificate and its key. */
function pair(name: string, takes: readonly Kind[]): Func {
  return {
    takes,
    run: (_, { run }) =>
      mapOf(
        ['Cert', 'Key'].map(
          (part) => [part, standIn(run.reasons, { text: `${name}.${part}`, because: each })] as const,
        ),
      ),
  }
}
