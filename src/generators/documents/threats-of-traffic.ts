import type { Blueprint } from '../../model/blueprint.ts'
import type { Threat } from './threat.ts'
import { encrypted, firewall, noticed, policies, quotas, restricted, threat } from './threat-answers.ts'

export function fromInternet(blueprint: Blueprint): Threat[] {
  return [
    threat(
      'S',
      'Somebody passes for a user',
      [],
      'Signing in is code of the service: sessions, second factors, limits for attempts',
    ),
    ...tried(blueprint),
    threat('T', 'A request is changed on its way', [encrypted(blueprint)]),
    threat(
      'R',
      'A user denies what was done',
      firewall(blueprint, 'the log of the firewall'),
      'Who did what in the service is written down by the service alone',
    ),
    threat(
      'I',
      'An answer tells more than it should',
      [encrypted(blueprint), ...firewall(blueprint)],
      'Whether a user may see a record is decided in code, for each request',
    ),
    threat('D', 'More requests than there is room for', [
      ...firewall(blueprint),
      ...blueprint.plan.pods
        .filter(({ service, scaling }) => service.public && scaling.by !== 'fixed')
        .slice(0, 1)
        .map(({ name }) => ({ what: 'autoscaling', file: `kubernetes/base/${name}/autoscaler.yaml` })),
      { what: 'an alert on the error budget', file: 'docs/runbooks/README.md' },
    ]),
    threat('E', 'A flaw in a service lets a stranger run commands', [
      ...restricted(blueprint),
      ...policies(blueprint),
      ...noticed(blueprint),
    ]),
  ]
}

/** Where ECS lets versions in by shares, a header leads to the newer one before anybody else gets there. */
function tried(blueprint: Blueprint): Threat[] {
  if (blueprint.plan.shifts.length === 0) return []
  return [
    threat(
      'E',
      'A stranger calls a version that is still being tried, by the header that trials are sent with',
      firewall(blueprint, 'the same firewall as before any other version'),
      'The header (`x-trial`) is no secret: a version is fit for strangers before it is delivered anywhere that they reach',
    ),
  ]
}

export function toSite({ plan }: Blueprint): Threat[] {
  const module = 'terraform/modules/site/main.tf'
  const hosts = plan.sites.map(({ name }) => name).join(', ')
  return [
    threat('S', 'Another page passes for ours', [{ what: 'certificate and HSTS', file: module }]),
    threat('T', 'Somebody changes the files, or puts a script into the page', [
      { what: 'a private bucket that the pipeline alone writes to', file: module },
      { what: 'a content security policy', file: module },
    ]),
    threat('R', 'Nobody knows who published what', [
      { what: 'CloudTrail, and the commit in Git', file: 'terraform/stacks/bootstrap/trail.tf' },
    ]),
    threat(
      'I',
      'Files that nobody should see are published',
      [{ what: 'no listing of the bucket', file: module }],
      `What the build of ${hosts} puts into its files is public: no key belongs there`,
    ),
    threat('D', 'The page is asked for too often', [{ what: 'a CDN with the web firewall', file: module }]),
    threat('E', 'A page does in the name of its reader what the reader did not ask for', [
      { what: '`frame-ancestors` and `connect-src`', file: module },
    ]),
  ]
}

export function throughCdn(blueprint: Blueprint): Threat[] {
  const file = 'terraform/modules/cdn/main.tf'
  return [
    threat('S', 'Somebody goes round the CDN and its firewall', [
      { what: 'a load balancer without an address on the internet', file: 'terraform/modules/balancer/main.tf' },
      { what: 'a security group that lets CloudFront in alone', file: 'terraform/modules/security-group/main.tf' },
    ]),
    threat('T', 'A request makes the CDN keep a page that others then get', [
      { what: 'query, cookies and language tell copies apart, and a page lives for five minutes', file },
    ]),
    threat('R', 'Nobody knows who asked', [{ what: 'a log of every request in a bucket of its own', file }]),
    threat(
      'I',
      'A page of one reader is given to another',
      [{ what: 'nothing is kept that does not say so, and never across sessions', file }],
      'A page that says `public` though it is not: the code alone can know',
    ),
    threat('D', 'More requests than there is room for', [
      ...firewall(blueprint, 'a firewall with a limit for each address, at the edge'),
    ]),
    threat('E', 'A page does in the name of its reader what the reader did not ask for', [
      { what: '`frame-ancestors` and `base-uri` where the page says nothing', file },
    ]),
  ]
}

export function amongWorkloads(blueprint: Blueprint): Threat[] {
  const mesh = blueprint.decided.mesh?.answer
  const meshed = mesh !== undefined && mesh !== 'none'
  return [
    threat(
      'S',
      'A pod passes for another service',
      [...policies(blueprint), ...(meshed ? [{ what: 'mutual TLS of the mesh' }] : [])],
      meshed
        ? undefined
        : 'Services know each other by address, not by certificate: what must not be believed needs a token',
    ),
    threat(
      'T',
      'A call is changed on its way',
      meshed ? [{ what: 'mutual TLS of the mesh' }] : policies(blueprint),
      meshed ? undefined : 'Calls inside the network are not encrypted',
    ),
    threat('R', 'A service denies a call', [], 'Calls carry the id of their request, and the services log it'),
    threat(
      'I',
      'A pod reads what another answers',
      [...policies(blueprint)],
      meshed ? undefined : 'Whoever reads the network of a node reads these calls',
    ),
    threat(
      'D',
      'One service overruns another',
      quotas(blueprint),
      'Deadlines and limits of retries are code of the caller',
    ),
    threat(
      'E',
      'One service does by another what it may not do itself',
      [...policies(blueprint)],
      'The called service asks whether the user may, not whether the caller is known',
    ),
  ]
}
