import { isChecked } from './checksum.ts'

/** The form of a credential. Where the pattern has a group, the group is the secret. */
export interface TokenForm {
  readonly what: string
  readonly pattern: RegExp
  readonly holds?: (match: RegExpExecArray, text: string) => boolean
}

/** Form, length and alphabet as the providers document them. The order counts: what is found first keeps its place. */
export const tokenForms: readonly TokenForm[] = [
  {
    what: 'a private key',
    pattern: /-----BEGIN (?:[A-Z]+ ){0,3}PRIVATE KEY-----(?:\s|\\n|\\r|["'+])+[A-Za-z0-9+/=]{40}/g,
  },
  { what: 'a Millwright token', pattern: /\bmwt_[\w-]{43}(?![\w-])/g },
  { what: 'an AWS access key', pattern: /(?<![A-Za-z0-9/+])(?:AKIA|ASIA)[A-Z2-7]{16}(?![A-Za-z0-9/+=])/g },
  { what: 'a GitHub token', pattern: /\bgh[pousr]_([A-Za-z0-9]{36})\b/g, holds: ([, body = '']) => isChecked(body) },
  { what: 'a GitHub token', pattern: /\bgithub_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}\b/g },
  { what: 'a GitLab token', pattern: /\bgl(?:pat|rt|dt|ptt|cbt|soat|agent|ffct|imt)-[\w-]{20,60}/g, holds: isMixed },
  { what: 'a Slack token', pattern: /\bxox[abeprs]-\d{8,}-[\w-]{20,200}/g },
  {
    what: 'a Slack webhook',
    pattern: /hooks\.slack\.com\/services\/T[A-Z0-9]{6,}\/B[A-Z0-9]{6,}\/([A-Za-z0-9]{24})\b/g,
    holds: isMixed,
  },
  { what: 'a Discord webhook', pattern: /discord(?:app)?\.com\/api\/webhooks\/\d{17,20}\/([\w-]{60,72})/g },
  { what: 'a Stripe key', pattern: /\b[sr]k_live_[A-Za-z0-9]{24,247}\b/g, holds: isMixed },
  { what: 'a Google API key', pattern: /\bAIza[\w-]{35}(?![\w-])/g, holds: isMixed },
  { what: 'a Google OAuth secret', pattern: /\bGOCSPX-[\w-]{28}(?![\w-])/g },
  { what: 'an npm token', pattern: /\bnpm_([A-Za-z0-9]{36})\b/g, holds: ([, body = '']) => isChecked(body) },
  { what: 'a PyPI token', pattern: /\bpypi-AgEIcHlwaS5vcmc[\w-]{50,}/g },
  { what: 'a RubyGems key', pattern: /\brubygems_[0-9a-f]{48}\b/g },
  { what: 'a Docker Hub token', pattern: /\bdckr_pat_[\w-]{27}(?![\w-])/g },
  { what: 'a Hugging Face token', pattern: /\bhf_[A-Za-z]{34}\b/g },
  { what: 'an Anthropic key', pattern: /\bsk-ant-(?:api|admin)\d\d-[\w-]{80,}/g },
  { what: 'an OpenAI key', pattern: /\bsk-(?:proj-|svcacct-)?[\w-]{20,90}T3BlbkFJ[\w-]{20,90}/g },
  { what: 'a SendGrid key', pattern: /\bSG\.[\w-]{22}\.[\w-]{43}(?![\w-])/g },
  { what: 'a Mailgun key', pattern: /\bkey-[0-9a-f]{32}\b/g, holds: isMixed },
  { what: 'a Vault token', pattern: /\bhv[sb]\.[\w-]{24,200}/g, holds: isMixed },
  {
    what: 'an Azure storage key',
    pattern: /AccountKey=([A-Za-z0-9+/]{86}==)/g,
    holds: ([, key = '']) => !key.startsWith('Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq'),
  },
  { what: 'a Terraform Cloud token', pattern: /\b[A-Za-z0-9]{14}\.atlasv1\.[\w-]{60,70}/g },
  { what: 'a Shopify token', pattern: /\bshp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}\b/g },
  { what: 'a Telegram bot token', pattern: /\b\d{8,10}:AA[\w-]{33}(?![\w-])/g },
  { what: 'a DigitalOcean token', pattern: /\bdo[opr]_v1_[0-9a-f]{64}\b/g },
  { what: 'a Grafana token', pattern: /\bglsa_[A-Za-z0-9]{32}_[0-9a-f]{8}\b/g },
  { what: 'a Grafana Cloud token', pattern: /\bglc_eyJ[A-Za-z0-9+/=]{40,400}/g },
  { what: 'an age key', pattern: /\bAGE-SECRET-KEY-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}\b/g },
  { what: 'a Linear key', pattern: /\blin_api_[A-Za-z0-9]{40}\b/g },
  { what: 'a New Relic key', pattern: /\bNRAK-[A-Z0-9]{27}\b/g },
  { what: 'a Postman key', pattern: /\bPMAK-[0-9a-f]{24}-[0-9a-f]{34}\b/g },
  { what: 'a Databricks token', pattern: /\bdapi[0-9a-f]{32}(?:-\d)?\b/g },
  { what: 'a Sentry token', pattern: /\bsntrys_eyJ[\w+/=-]{80,400}/g },
  { what: 'a Doppler token', pattern: /\bdp\.(?:pt|st)\.[\w.-]{40,60}/g },
  {
    what: 'a JSON Web Token',
    pattern: /\beyJ[\w-]{10,2000}\.eyJ[\w-]{10,4000}\.[\w-]{20,1000}/g,
    holds: ([token]) => isRealToken(token),
  },
  {
    what: 'an address with its password',
    pattern: /\b[a-z][a-z0-9+.-]{1,30}:\/\/[^\s:/@"'`<>${}()]{0,64}:([^\s:/@"'`<>${}()]{8,128})@([\w.-]+)/g,
    holds: ([, password = '', host = '']) =>
      !/^(?:localhost|127\.|0\.0\.0\.0|(?:.*\.)?example\.(?:com|org|net)|host$)/.test(host) && isRandom(password),
  },
  { what: 'an npm token', pattern: /:_(?:authToken|password)=([\w+/=-]{20,200})/g, holds: isMixed },
]

/** Letters and digits, none of it a word that stands for another. */
function isMixed([whole, group]: RegExpExecArray): boolean {
  const value = group ?? whole
  return (
    /\d/.test(value) &&
    /[A-Za-z]/.test(value) &&
    !/your|example|token|xxxx|placeholder|redacted|secret/i.test(value.slice(4))
  )
}

/** What no person would think of. */
function isRandom(password: string): boolean {
  const word =
    /pass|secret|admin|root|test|user|change|example|local|demo|dev|postgres|mysql|mongo|redis|rabbit|guest|your|token/i
  const kinds = [/[a-z]/, /[A-Z]/, /\d/].filter((kind) => kind.test(password)).length
  return !word.test(password) && /\d/.test(password) && kinds >= 2 && new Set(password).size >= 7
}

/** Header and content are JSON, and neither is the one that every tutorial shows. */
function isRealToken(token: string): boolean {
  const [header, content] = token.split('.').map(decoded)
  if (!header?.includes('"alg"') || content === undefined) return false
  return !/"1234567890"|John Doe|supabase-demo|"iss":\s*"(?:demo|test)"|example\.(?:com|org)/.test(content)
}

function decoded(part: string): string | undefined {
  try {
    const text = atob(part.replaceAll('-', '+').replaceAll('_', '/'))
    JSON.parse(text)
    return text
  } catch {
    return undefined
  }
}
