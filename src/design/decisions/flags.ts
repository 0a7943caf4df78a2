import type { Decision, Scene } from '../decision.ts'
import { computedBy, count, engineers, knows } from '../weigh.ts'

type Answer = 'none' | 'flagd' | 'appconfig'

export const decision: Decision<Answer> = {
  question: 'Who switches features on?',
  answers: {
    none: 'The release itself: what is delivered is on',
    flagd: 'Flags in the repository, answered in the cluster by flagd, over the protocols of OpenFeature',
    appconfig:
      'Flags in the repository, let out slowly by AppConfig and put back by the alarms, answered beside each task by flagd',
  },
  weighs: {
    none: {
      good: 'small teams that release often: the way back is a release, and no code asks whether it is on',
      bad: 'features that several releases build, or that a part of the users shall see first',
    },
    flagd: {
      good: 'teams that merge unfinished work, and switch by a reviewed commit',
      bad: 'teams that forget flags: each is a branch in code that nobody tests any more',
    },
    appconfig: {
      good: 'switches that are let out over minutes and put back when an objective suffers, without a cluster',
      bad: 'two small containers beside each task, and flags that are forgotten',
    },
  },
  sources: [
    'open-feature/flagd 0.16.1: ports, sources, evaluation over gRPC and OFREP, 2026-07-27',
    'AWS AppConfig user guide: agent for ECS, deployment strategies, monitors, 2026-11-28',
  ],
  about: 'system',
  after: ['compute', 'cluster', 'rollout'],
  asks: (_, scene) => placesOf(scene).length > 0,
  decide(_, scene) {
    const { spec, thrifty } = scene
    const places = placesOf(scene)
    const team = `${engineers(spec)} with ${count(spec.services.length, 'service')}`
    const verdict = {
      impossible: {
        ...(!places.includes('kubernetes') && {
          flagd: 'No cluster of ours keeps it running, and nothing would bring it the flags',
        }),
        ...(!places.includes('containers') && { appconfig: noAgent(places) }),
      },
      against: {
        none: `${team} who know feature flags merge what is not finished, and need a switch for it`,
        flagd: `${team}: a switch for each feature is a branch in its code, which somebody must take out again`,
        appconfig: `${team}: a switch for each feature is a branch in its code, which somebody must take out again`,
      },
    }
    const known = knows(spec, 'feature-flags', 'openfeature', 'flagd', 'appconfig') && !thrifty
    const common = {
      ...verdict,
      givenUp:
        'Every flag is code that has two ways, until somebody takes one of them out: CI names those whose end has come.',
      changesIf: 'The team does without switches.',
    }
    if (known && places.includes('kubernetes') && !knows(spec, 'appconfig'))
      return {
        ...common,
        answer: 'flagd',
        because: `${team} who know feature flags: a commit switches, the cluster answers, and no request leaves it.`,
      }
    if (known && places.includes('containers'))
      return {
        ...common,
        answer: 'appconfig',
        because: `${team} who know feature flags, and no cluster that could answer: AppConfig lets a switch out over minutes, and takes it back when an alarm goes red.`,
      }
    return {
      ...verdict,
      answer: 'none',
      because: `${team}, who do not say that they know feature flags: what is delivered is on, and the way back is a release.`,
      givenUp: 'A feature is let out to all at once, or by a canary of the whole version.',
      changesIf: 'The team knows `feature-flags`, because work of several releases is to be merged before it is shown.',
    }
  },
}

const platforms = ['kubernetes', 'containers', 'functions', 'virtual-machines'] as const

/** Where something runs that could ask for a flag. */
function placesOf(scene: Scene): string[] {
  return platforms.filter((each) => computedBy(scene, each).some(({ type }) => type !== 'job'))
}

function noAgent(places: readonly string[]): string {
  if (places.includes('kubernetes'))
    return 'In a cluster flagd answers for all pods, and takes its flags from the repository'
  return places.includes('functions')
    ? 'Functions from images take no layers, and so not the extension of AppConfig; nothing else stays beside them'
    : 'On its machines nothing runs but the service itself'
}
