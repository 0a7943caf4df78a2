import type { Blueprint } from '../../model/blueprint.ts'

/** How to report a vulnerability, and what happens then. */
export function securityPolicy({ spec, plan, decided }: Blueprint): string {
  const { repository } = plan.delivery
  const watch =
    decided.scanning?.answer === 'trivy-operator'
      ? 'the scan of the pipeline, and an alert on what runs'
      : 'the scan of the pipeline'
  return `${[
    '# Security',
    '## Report a vulnerability',
    `Do not open an issue. Use [private reporting](https://github.com/${repository}/security/advisories/new) or write to security@${spec.domain}. You get an answer within one working day, and word of each step until it is mended. Good faith research is welcome; please do not read data of others, and do not load ${spec.domain} so that people notice.`,
    '## How fast it is mended',
    '| Severity | Within | Watched by |\n|---|---|---|\n' +
      (
        [
          ['Critical', '24 hours'],
          ['High', '7 days'],
          ['Medium', '90 days'],
        ] as const
      )
        .map(
          ([severity, within]) =>
            `| ${severity} | ${within} | ${severity === 'Medium' ? 'the weekly updates of dependencies' : watch} |`,
        )
        .join('\n'),
    'What is accepted for a while stands in [.trivyignore.yaml](.trivyignore.yaml), with a reason and an end.',
    '## What is supported',
    `What runs in production, which is what \`${plan.delivery.branch}\` holds. Older images are rolled forward, not patched.`,
    '## How it is protected',
    'Threats and what stands against each: [docs/threats.md](docs/threats.md). Decisions: [docs/decisions](docs/decisions/README.md).',
  ].join('\n\n')}\n`
}
