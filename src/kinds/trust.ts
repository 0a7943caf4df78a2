import { option, type Ran, type Spot } from './ran.ts'

/** What of a command turns off that it verifies whom it speaks to. */
export function unverified(command: Ran): Spot | undefined {
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

/** What of a command lets packages in whose signature nobody checked. */
export function unsigned(command: Ran): Spot | undefined {
  const { name, words } = command
  const following = (pattern: RegExp) => words.find(({ text }) => pattern.test(text))
  if (name === 'apk') return option(command, '--allow-untrusted')
  if (name === 'rpm')
    return option(command, '--nosignature', '--nodigest', '--noverify', '--nofiledigest', '--nofiledigests')
  if (/^(?:yum|dnf|microdnf|tdnf|yum-config-manager|dnf-config-manager)$/.test(name))
    return (
      option(command, '--nogpgcheck', '--nogpg', '--no-gpgchecks') ??
      following(/(?:^|[=.])(?:repo_)?gpgcheck=(?:0|false|no)$/i)
    )
  if (name === 'zypper') return option(command, '--no-gpg-checks', '--no-gpgchecks', '--allow-unsigned-rpm', '-G')
  if (/^(?:apt|apt-get|aptitude)$/.test(name))
    return (
      option(command, '--force-yes', '--allow-unauthenticated', '--allow-insecure-repositories', '--no-gpg-check') ??
      following(/^(?:-o)?(?:APT::Get::AllowUnauthenticated|Acquire::AllowInsecureRepositories)=(?:true|1|yes)$/i)
    )
  return undefined
}

/** Whether a variable with this value turns verification off. */
export function turnsOff(name: string, value: string): boolean {
  return Object.hasOwn(variables, name) && variables[name]?.test(value) === true
}

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

function isOff(assignment: string): boolean {
  const [, name = '', value = ''] = /^(\w+)=(.*)$/.exec(assignment) ?? []
  return turnsOff(name, value)
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
