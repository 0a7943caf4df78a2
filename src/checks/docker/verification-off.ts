import { commandsOf } from '../../kinds/docker/commands.ts'
import { Instruction } from '../../kinds/docker.ts'
import { option, type Ran, type Spot } from '../../kinds/ran.ts'
import type { Check } from '../check.ts'

const off = /^(?:0|false|no|off)$/i
/** Variables that turn verification off, and the values that do. */
const variables: Readonly<Record<string, RegExp>> = {
  NODE_TLS_REJECT_UNAUTHORIZED: /^0$/,
  PYTHONHTTPSVERIFY: /^0$/,
  NPM_CONFIG_STRICT_SSL: off,
  YARN_STRICT_SSL: off,
  npm_config_strict_ssl: off,
  YARN_ENABLE_STRICT_SSL: off,
  // Git asks whether it is there, not what it says.
  GIT_SSL_NO_VERIFY: /(?:)/,
  BUNDLE_SSL_VERIFY_MODE: /^0$/,
  CONDA_SSL_VERIFY: off,
  PIP_TRUSTED_HOST: /./,
  GOINSECURE: /./,
}

export const check: Check<Instruction> = {
  title: 'Build does not verify whom it speaks to',
  why: `With TLS verification off, whoever stands between can put anything into the image. Install the certificate
authority that is missing instead (\`ca-certificates\`, or your own).`,
  severity: 'high',
  level: 'default',
  on: Instruction,
  controls: ['soc2/CC6.7', 'nist-800-53/SC-8', 'pci-dss/4.2.1'],
  sources: ['2', '3', '5', '6', '12', '13', '14', '15', '16'].map((number) => `checkov/CKV2_DOCKER_${number}`),
  *run(instruction) {
    const { name, pairs = {} } = instruction
    if (name === 'ENV' || name === 'ARG')
      for (const [key, value] of Object.entries(pairs))
        if (Object.hasOwn(variables, key) && variables[key]?.test(value))
          yield { at: ['pairs', key], message: `\`${key}=${value}\` turns verification off; leave it out` }
    if (name !== 'RUN') return
    for (const command of commandsOf(instruction)) {
      for (const each of command.assignments)
        if (Object.hasOwn(variables, each.name) && variables[each.name]?.test(each.text))
          yield { at: each.at, message: `\`${each.name}=${each.text}\` turns verification off; leave it out` }
      const found = unverified(command)
      if (found)
        yield { at: found.at, message: `\`${command.name} ${found.text}\` turns verification off; leave it out` }
    }
  },
  examples: [
    {
      bad: `
        FROM node:24
        ENV NODE_TLS_REJECT_UNAUTHORIZED=0
        RUN curl -fsSk https://example.org/app -o /app && npm config set strict-ssl false
      `,
      good: `
        FROM node:24
        ENV NODE_TLS_REJECT_UNAUTHORIZED=1
        RUN curl -fsS --key k https://example.org/app -o /app && npm config set strict-ssl true
      `,
    },
  ],
}

function unverified(command: Ran): Spot | undefined {
  const { name, words } = command
  const following = (pattern: RegExp) => words.find(({ text }) => pattern.test(text))
  if (name === 'export' || name === 'declare' || name === 'setx') return words.find(({ text }) => isOff(text))
  if (name === 'curl') return option(command, '--insecure', '--proxy-insecure', '--doh-insecure') ?? shortOption(words)
  if (name === 'wget') return option(command, '--no-check-certificate')
  if (/^(?:pip\d?(?:\.\d+)?|uv)$/.test(name) || isModule(words, 'pip'))
    return (
      option(command, '--trusted-host', '--allow-insecure-host') ??
      (name === 'pip' || isModule(words, 'pip') ? setTo(words, /^(?:global|install)\.trusted-host/, /./) : undefined)
    )
  if (name === 'conda' || name === 'mamba')
    return option(command, '--insecure', '-k') ?? setTo(words, /^ssl_verify/, off)
  if (name === 'npm' || name === 'yarn' || name === 'pnpm' || name === 'npx')
    return (
      (words.some(({ text }) => /^(?:set|config|c)$/.test(text))
        ? setTo(words, /^(?:strict-ssl|enableStrictSsl)/, off)
        : undefined) ?? following(/^--(?:strict-ssl=false|no-strict-ssl)$/)
    )
  if (name === 'git') return setTo(words, /^http\.(?:\S+\.)?sslVerify/i, off)
  if (name === 'composer') return setTo(words, /^(?:disable-tls|secure-http)$/, /^(?:true|false)$/)
  if (name === 'gem' || name === 'bundle') return setTo(words, /^(?::?ssl_verify_mode)/, /^0$/)
  if (name === 'helm' || name === 'kubectl') return option(command, '--insecure-skip-tls-verify')
  if (name === 'ssh' || name === 'scp' || name === 'rsync')
    return following(/^(?:-o)?StrictHostKeyChecking=(?:no|off)$/i)
  if (/^(?:yum|dnf|yum-config-manager|dnf-config-manager|microdnf|tdnf)$/.test(name))
    return following(/^(?:--setopt=)?(?:[\w*.-]{1,60}\.)?sslverify=(?:0|false|no)$/i)
  if (name === 'apt' || name === 'apt-get')
    return following(/^(?:-o)?Acquire::https?::(?:[\w.:-]{1,80}::)?Verify-(?:Peer|Host)=(?:false|0|no)$/i)
  return undefined
}

function isOff(assignment: string): boolean {
  const [, name = '', value = ''] = /^(\w+)=(.*)$/.exec(assignment) ?? []
  return Object.hasOwn(variables, name) && variables[name]?.test(value) === true
}

/** `key value` or `key=value` among the words, and the value turns verification off. */
function setTo(words: readonly Spot[], key: RegExp, value: RegExp): Spot | undefined {
  return words.find(({ text }, index) => {
    if (!key.test(text)) return false
    const at = text.indexOf('=')
    return value.test(at < 0 ? (words[index + 1]?.text ?? '') : text.slice(at + 1))
  })
}

/** `-k` among short options: one that takes a value ends them. */
function shortOption(words: readonly Spot[]): Spot | undefined {
  return words.find(({ text }) => /^-[abfgijlnpqsvBGIJLMNOSZ#0-46]*k/.test(text))
}

function isModule(words: readonly Spot[], module: string): boolean {
  return words.some(({ text }, index) => text === '-m' && words[index + 1]?.text === module)
}
