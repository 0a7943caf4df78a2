import type { Blueprint } from '../../../model/blueprint.ts'
import type { Site, Workload } from '../../../model/workload.ts'
import { code, table } from '../markdown.ts'

/** What people who write pages have to know; absent where there are none. */
export function frontend(blueprint: Blueprint): string | undefined {
  const { plan } = blueprint
  const rendered = plan.workloads.filter(({ service }) => service.type === 'frontend')
  if (plan.sites.length + rendered.length === 0) return undefined
  return `${[
    '# For those who write the pages',
    ...plan.sites.flatMap((site) => siteSection(site, blueprint)),
    ...rendered.flatMap((workload) => renderedSection(workload, blueprint)),
  ].join('\n\n')}\n`
}

function siteSection({ name, service, hosts, connects }: Site, { plan, decided }: Blueprint): string[] {
  const called = plan.workloads.filter(
    ({ name: other, hosts: own }) => service.uses.includes(other) && Object.keys(own).length > 0,
  )
  return [
    `## ${name}`,
    `Files in \`${service.path}/dist\`, built by \`npm run build\`, behind a CDN.`,
    table(
      ['Stage', 'Address', 'May call'],
      plan.stages.map((stage) => [
        stage.name,
        stage.environment.kind === 'preview'
          ? `\`https://<number>.${hosts[stage.name]}\``
          : `https://${hosts[stage.name]}`,
        stage.environment.kind === 'preview'
          ? `\`https://*.${stage.host}\``
          : code(connects[stage.name] ?? []) || 'itself alone',
      ]),
    ),
    ...(called.length > 0
      ? [
          `Addresses of what it calls come from ${code(called.map((each) => variable(each.name)))} when it is built, once for each stage.`,
        ]
      : []),
    '### Paths, caches, headers',
    [
      '- A path whose last part has no dot is a page of the application, and gets `index.html`; the router in it decides. A file that is not there is 404.',
      '- `assets/` is kept by browsers for a year: every name there carries a hash. `index.html` is asked for each time, everything else is kept for five minutes.',
      '- Compressed by the CDN with Brotli or gzip, whichever the browser takes; serve nothing compressed before.',
      '- Content security policy: scripts, fonts and frames of its own host alone, no inline script, inline styles allowed, images also as `data:`; calls as in the table. Nobody may frame it.',
      '- HTTPS alone, for a year; no `Referer` with a path to others; no camera, microphone or place.',
    ].join('\n'),
    '### How fast',
    `Promised: a page can be used within ${service.objectives.page ?? 2500} ms.${decided.pipeline?.answer === 'github-actions' ? ` The budget in [\`.github/lighthouse/${name}.json\`](../../.github/lighthouse/${name}.json) is measured three times in a browser before others may take a version over: time, shifts of the layout, bytes, accessibility.` : ''}`,
  ]
}

/** Pages that a process renders for each visitor. */
function renderedSection({ name, service, hosts, health, port, cdn }: Workload, { plan }: Blueprint): string[] {
  return [
    `## ${name}`,
    `A process in \`${service.path}\` renders its pages, on port ${port}; healthy when \`${health.ready}\` answers 200.`,
    table(
      ['Stage', 'Address'],
      plan.stages.map((stage) => [stage.name, hosts[stage.name] ? `https://${hosts[stage.name]}` : 'inside alone']),
    ),
    ...(cdn.length > 0
      ? [
          [
            `Users of ${code(cdn)} come through a CDN, the rest does not. What that asks of it:`,
            '- A page is kept only if it says `cache-control: public, s-maxage=…`, and for five minutes at most; all cookies, `Authorization`, `Accept-Language` and the whole query tell one copy from another. What belongs to one reader says `private, no-store`.',
            '- `/assets/*`, `/static/*` and `/_next/static/*` are kept by the CDN as long as they say, without cookies: every name there carries a hash, and they say `max-age=31536000, immutable`. Other paths: `assets` of the module call in `terraform/stacks`.',
            '- The address of the reader is the first of `x-forwarded-for`; `host` is the public one. Streams and WebSockets pass; a request waits 30 seconds.',
            '- It sets its own `content-security-policy` with a nonce for its scripts; without one only frames, plug-ins and `base` are closed. HSTS, `nosniff` and `referrer-policy` are set before it. The CDN compresses.',
            '- After each delivery the CDN forgets everything, so what a page of the version before names must still be served for as long as readers keep pages open, or the page has to load itself anew.',
          ].join('\n'),
        ]
      : [
          'No CDN stands before it: it sets its own `content-security-policy`, `cache-control` and compression, and the scan from outside fails without the first.',
        ]),
  ]
}

function variable(name: string): string {
  return `${name.toUpperCase().replaceAll('-', '_')}_URL`
}
