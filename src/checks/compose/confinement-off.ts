import { ComposeService } from '../../kinds/compose.ts'
import type { Check } from '../check.ts'

export const check: Check<ComposeService> = {
  title: 'Confinement of the container is turned off',
  why: `Seccomp, AppArmor and SELinux keep a process from calls that only an attacker makes. Keep the default, or write a
profile that allows what is missing.`,
  severity: 'medium',
  level: 'default',
  on: ComposeService,
  controls: ['soc2/CC6.8', 'nist-800-53/SI-7'],
  *run({ security_opt = [] }) {
    for (const [index, each = ''] of security_opt.entries())
      if (/^(?:(?:seccomp|apparmor|systempaths)[:=]unconfined|label[:=]disable|no-new-privileges[:=]false)$/.test(each))
        yield { at: ['security_opt', index], message: `\`${each}\` turns a defence off; leave it out` }
  },
  examples: [
    {
      bad: `
        services:
          web:
            image: nginx:1.30
            security_opt: ["seccomp:unconfined"]
      `,
      good: `
        services:
          web:
            image: nginx:1.30
            security_opt: ["no-new-privileges:true"]
      `,
    },
  ],
}
