import { AppProject } from '../../kinds/kubernetes/argocd.ts'
import { parseCron } from '../../values/cron.ts'
import type { Check } from '../check.ts'

function project(spec: string): string {
  return `apiVersion: argoproj.io/v1alpha1\nkind: AppProject\nmetadata: { name: shop, namespace: argocd }\nspec:\n${spec}`
}

const everything: Check<AppProject> = {
  title: 'Project limits nothing',
  why: `A project is the wall between teams: with a star for repositories, destinations or cluster resources, whoever may write
one Application of it may deploy anything there. Name them.`,
  severity: 'low',
  level: 'strict',
  on: AppProject,
  controls: ['soc2/CC6.3', 'nist-800-53/AC-6'],
  *run({ spec }) {
    for (const [index, each] of (spec?.sourceRepos ?? []).entries())
      if (each === '*')
        yield { at: ['spec', 'sourceRepos', index], message: '`*` takes every repository; name those of the team' }
    for (const [index, each] of (spec?.destinations ?? []).entries())
      if (
        each?.namespace === '*' &&
        (each.server === '*' || each.name === '*' || (each.server === undefined && each.name === undefined))
      )
        yield {
          at: ['spec', 'destinations', index, 'namespace'],
          message: '`*` is every namespace of every cluster; name those of the team',
        }
    for (const [index, each] of (spec?.clusterResourceWhitelist ?? []).entries())
      if (each?.group === '*' && each.kind === '*')
        yield {
          at: ['spec', 'clusterResourceWhitelist', index, 'kind'],
          message: '`*` is every kind of the cluster, roles included; name those that are used',
        }
  },
  examples: [
    {
      bad: project("  sourceRepos: ['*']\n"),
      good: project("  sourceRepos: ['https://github.com/example/*']\n"),
    },
  ],
}

const window: Check<AppProject> = {
  title: 'Sync window cannot be read',
  why: `Argo CD ignores a window whose schedule or duration it does not understand: nothing is held back, or nothing is let
through.`,
  severity: 'high',
  level: 'default',
  on: AppProject,
  controls: ['soc2/CC8.1'],
  *run({ spec }) {
    for (const [index, each] of (spec?.syncWindows ?? []).entries()) {
      if (each?.schedule !== undefined && !parseCron(each.schedule))
        yield {
          at: ['spec', 'syncWindows', index, 'schedule'],
          message: `\`${each.schedule}\` is no schedule; write minute, hour, day, month and weekday`,
        }
      if (each?.duration !== undefined && !/^(?:\d+(?:\.\d+)?(?:h|m|s))+$/.test(each.duration))
        yield {
          at: ['spec', 'syncWindows', index, 'duration'],
          message: `\`${each.duration}\` is no duration; write one such as \`2h30m\``,
        }
    }
  },
  examples: [
    {
      bad: project('  syncWindows: [{ kind: allow, schedule: "0 22 * *", duration: 1h }]\n'),
      good: project('  syncWindows: [{ kind: allow, schedule: "0 22 * * *", duration: 1h }]\n'),
    },
  ],
}

/** What one project says. */
export const checks = { 'limits-nothing': everything, 'sync-window': window } as Readonly<Record<string, Check>>
