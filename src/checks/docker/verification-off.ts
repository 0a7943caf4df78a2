import { commandsOf } from '../../kinds/docker/commands.ts'
import { Instruction } from '../../kinds/docker.ts'
import { option, type Ran } from '../../kinds/ran.ts'
import type { Path } from '../../model/source.ts'
import type { Check } from '../check.ts'

const off = /^(?:0|false|no|off)$/i
const on = /^(?:1|true|yes|on)$/i
/** Variables that turn verification off, and the values that do. */
const variables: Readonly<Record<string, RegExp>> = {
  NODE_TLS_REJECT_UNAUTHORIZED: /^0$/,
  PYTHONHTTPSVERIFY: /^0$/,
  NPM_CONFIG_STRICT_SSL: off,
  npm_config_strict_ssl: off,
  YARN_STRICT_SSL: off,
  GIT_SSL_NO_VERIFY: on,
  GIT_SSL_VERIFY: off,
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

function unverified(command: Ran): { readonly text: string; readonly at: Path } | undefined {
  const { name, words } = command
  const texts = words.map(({ text }) => text)
  const following = (pattern: RegExp) => words.find(({ text }) => pattern.test(text))
  if (name === 'export' || name === 'ENV')
    return following(
      /^(?:NODE_TLS_REJECT_UNAUTHORIZED|PYTHONHTTPSVERIFY)=0$|^(?:NPM_CONFIG_STRICT_SSL|npm_config_strict_ssl)=false$|^GIT_SSL_NO_VERIFY=(?:1|true)$/,
    )
  if (name === 'curl')
    return option(command, '--insecure', '--proxy-insecure') ?? following(/^-[a-jl-np-zA-Z#]*k[a-zA-Z#]*$/)
  if (name === 'wget') return option(command, '--no-check-certificate')
  if (/^pip\d?(?:\.\d+)?$/.test(name)) return option(command, '--trusted-host')
  if (name === 'npm' || name === 'yarn' || name === 'pnpm') {
    const at = texts.findIndex((text) => /^strict-ssl(?:=false)?$/.test(text))
    if (at >= 0 && texts.includes('config') && (texts[at]?.endsWith('=false') || texts[at + 1] === 'false'))
      return words[at]
    return option(command, '--strict-ssl') && following(/^--strict-ssl=false$/)
  }
  if (name === 'git') {
    const at = texts.findIndex((text) => /^http\.(?:\S+\.)?sslVerify(?:=false)?$/i.test(text))
    return at >= 0 && (texts[at]?.endsWith('=false') || texts[at + 1] === 'false') ? words[at] : undefined
  }
  if (/^(?:yum|dnf|yum-config-manager|microdnf)$/.test(name))
    return following(/^(?:--setopt=)?(?:[\w*.-]{1,60}\.)?sslverify=(?:0|false|no)$/i)
  return undefined
}
