import { Application } from '../../kinds/kubernetes/argocd.ts'
import type { Path } from '../../model/source.ts'
import type { Check } from '../check.ts'

const common = { level: 'default', on: Application } as const
type Source = NonNullable<NonNullable<Application['spec']>['source']>

function application(spec: string): string {
  return `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: shop, namespace: argocd }
spec:
  project: shop
  destination: { server: 'https://kubernetes.default.svc', namespace: shop }
${spec}`
}
const repo = 'repoURL: https://github.com/example/shop'

const nothing: Check<Application> = {
  ...common,
  title: 'Application does not say what to deploy',
  why: `A source needs the \`path\` of a directory or the name of a \`chart\`; without one Argo CD refuses the Application
(\`InvalidSpecError\`). Only a source that lends its values to others (\`ref\`) goes without.`,
  severity: 'high',
  controls: ['soc2/CC8.1'],
  *run(app, { resource }) {
    for (const { source, at } of sourcesOf(app))
      if (
        source.path === undefined &&
        source.chart === undefined &&
        source.ref === undefined &&
        source.plugin === undefined
      )
        yield {
          at: [...at, 'path'],
          message: 'neither `path` nor `chart` is given; name one',
          related: ['chart', 'ref', 'repoURL'].map((field) => ({ resource, at: [...at, field], message: 'nor this' })),
        }
  },
  examples: [
    { bad: application(`  source: { ${repo} }\n`), good: application(`  source: { ${repo}, path: deploy }\n`) },
  ],
}

const both: Check<Application> = {
  ...common,
  title: 'Application has a source that is not read',
  why: `Where \`sources\` stands, Argo CD does not look at \`source\`. Move it into the list.`,
  severity: 'medium',
  controls: ['soc2/CC8.1'],
  *run({ spec }, { resource }) {
    if (spec?.source && spec.sources?.length)
      yield {
        at: ['spec', 'source'],
        part: 'key',
        message: '`source` is not read beside `sources`; move it into the list',
        related: [{ resource, at: ['spec', 'sources'], message: 'what is read' }],
      }
  },
  examples: [
    {
      bad: application(`  source: { ${repo}, path: a }\n  sources: [{ ${repo}, path: b }]\n`),
      good: application(`  sources: [{ ${repo}, path: a }, { ${repo}, path: b }]\n`),
    },
  ],
}

const image: Check<Application> = {
  ...common,
  title: 'Chart of a registry is looked for as an image',
  why: `Since 3.1 Argo CD takes an address with \`oci://\` for that of one image, and looks for \`targetRevision\` among the tags
of the address itself: \`chart\` is not read, and nothing is found there. Leave the scheme out where \`chart\` names the chart, or
put the chart into the address and write \`path: .\`.`,
  severity: 'high',
  controls: ['soc2/CC8.1'],
  *run(app, { resource }) {
    for (const { source, at } of sourcesOf(app))
      if (source.chart !== undefined && String(source.repoURL).startsWith('oci://'))
        yield {
          at: [...at, 'repoURL'],
          message: `\`chart\` is not read with \`oci://\`; write \`${String(source.repoURL).slice('oci://'.length)}\``,
          related: [{ resource, at: [...at, 'chart'], message: 'what is not read' }],
        }
  },
  examples: [
    {
      bad: application(
        '  source: { repoURL: oci://public.ecr.aws/karpenter, chart: karpenter, targetRevision: 1.14.1 }\n',
      ),
      good: application('  source: { repoURL: public.ecr.aws/karpenter, chart: karpenter, targetRevision: 1.14.1 }\n'),
    },
    {
      bad: application('  sources: [{ repoURL: oci://ghcr.io/example, chart: shop, targetRevision: 1.4.0 }]\n'),
      good: application('  sources: [{ repoURL: oci://ghcr.io/example/shop, path: ., targetRevision: 1.4.0 }]\n'),
    },
  ],
}

const floating: Check<Application> = {
  ...common,
  level: 'strict',
  title: 'Application follows whatever comes',
  why: `With \`HEAD\`, a branch or a range, a push changes the cluster without a change here, and nobody can say afterwards what
ran. Name a tag, a commit or a version, and let the pipeline move it.`,
  severity: 'low',
  controls: ['soc2/CC8.1', 'nist-800-53/CM-6'],
  *run(app) {
    for (const { source, at } of sourcesOf(app)) {
      const revision = source.targetRevision === undefined ? undefined : String(source.targetRevision)
      if (
        source.repoURL === undefined ||
        (revision !== undefined && !/^(?:HEAD|main|master|develop|\*|)$|[*^~<>]|\.x\b/.test(revision))
      )
        continue
      yield {
        at: [...at, 'targetRevision'],
        message: `\`${revision ?? 'HEAD'}\` moves by itself; name a tag, a commit or a version`,
      }
    }
  },
  examples: [
    {
      bad: application(`  source: { ${repo}, path: deploy, targetRevision: HEAD }\n`),
      good: application(`  source: { ${repo}, path: deploy, targetRevision: v1.4.0 }\n`),
    },
  ],
}

const emptied: Check<Application> = {
  ...common,
  title: 'A broken render deletes everything',
  why: `With \`prune\` and \`allowEmpty\` a source that yields nothing, because a path was moved or a generator failed, removes all
that runs. Leave \`allowEmpty\` out: Argo CD then stops and says so.`,
  severity: 'medium',
  controls: ['soc2/A1.2', 'soc2/CC8.1'],
  *run({ spec }, { resource }) {
    const automated = spec?.syncPolicy?.automated
    if (automated?.prune && automated.allowEmpty)
      yield {
        at: ['spec', 'syncPolicy', 'automated', 'allowEmpty'],
        message: 'an empty source would prune all there is; leave it out',
        related: [{ resource, at: ['spec', 'syncPolicy', 'automated', 'prune'], message: 'what is gone is deleted' }],
      }
  },
  examples: [
    {
      bad: application(
        `  source: { ${repo}, path: a }\n  syncPolicy: { automated: { prune: true, allowEmpty: true } }\n`,
      ),
      good: application(`  source: { ${repo}, path: a }\n  syncPolicy: { automated: { prune: true } }\n`),
    },
  ],
}

const defaultProject: Check<Application> = {
  ...common,
  level: 'strict',
  title: 'Application belongs to the default project',
  why: `The project \`default\` lets everything go everywhere, so that a mistake here may reach any cluster and namespace. Make a
project that names its repositories and destinations.`,
  severity: 'low',
  controls: ['soc2/CC6.3', 'nist-800-53/AC-6'],
  *run({ spec }) {
    if (spec?.project === 'default')
      yield { at: ['spec', 'project'], message: '`default` limits nothing; make a project for it' }
  },
  examples: [
    {
      bad: application(`  source: { ${repo}, path: a }\n`).replace('project: shop', 'project: default'),
      good: application(`  source: { ${repo}, path: a }\n`),
    },
  ],
}

/** What one Application says. */
export const checks = {
  'nothing-to-deploy': nothing,
  'source-not-read': both,
  'chart-as-image': image,
  'floating-revision': floating,
  'emptied-by-mistake': emptied,
  'default-project': defaultProject,
} as Readonly<Record<string, Check>>

function sourcesOf({ spec }: Application): readonly { readonly source: Source; readonly at: Path }[] {
  if (spec?.sources)
    return spec.sources.flatMap((source, index) => (source ? [{ source, at: ['spec', 'sources', index] }] : []))
  return spec?.source ? [{ source: spec.source, at: ['spec', 'source'] }] : []
}
