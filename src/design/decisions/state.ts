import type { Decision, Scene } from '../decision.ts'
import { bytes, computedBy, minute, named, span } from '../weigh.ts'

type Answer = 'velero' | 'repository'

export const decision: Decision<Answer> = {
  question: 'How does what the cluster itself holds come back?',
  answers: {
    velero: 'Velero: objects and snapshots of disks by the clock, described in a bucket, and a restore that is tried',
    repository: 'From the repository: a new cluster takes the same branch',
  },
  weighs: {
    velero: {
      good: 'disks of pods, and objects that nobody wrote into a repository',
      bad: 'clusters that hold nothing: a controller with the rights to read everything',
    },
    repository: {
      good: 'clusters whose every object is a file, and whose data lives in stores',
      bad: 'disks: what is on them is in no repository',
    },
  },
  sources: ['Velero 1.18 and its plugin for AWS 1.14, READMEs, 2026-06'],
  about: 'system',
  after: ['cluster', 'compute'],
  asks: (_, { decided }) => decided.cluster?.answer === 'eks',
  decide(_, scene) {
    const { rpo } = scene.spec.objectives
    const disks = onDisk(scene)
    if (disks.length === 0)
      return {
        answer: 'repository',
        because: 'Every object of the cluster is a file of the repository, and what lasts is kept by stores.',
        against: {
          velero: 'There is no disk to copy, and the copies of objects would be older than the repository',
        },
        givenUp: 'What somebody put into the cluster by hand.',
        changesIf: 'A service keeps a `disk` of its own.',
      }
    const kept = disks.reduce((sum, { disk = 0 }) => sum + disk, 0)
    return {
      answer: 'velero',
      because: `${named(disks)} ${disks.length > 1 ? 'keep' : 'keeps'} ${bytes(kept)} on ${disks.length > 1 ? 'disks' : 'a disk'} for each replica, which no repository brings back, and at most ${span(Math.max(rpo, least))} of it may be lost.`,
      against: { repository: `What is on ${disks.length > 1 ? 'the disks' : 'the disk'} would be gone` },
      impossible: { repository: `Nothing would bring the ${disks.length > 1 ? 'disks' : 'disk'} back` },
      givenUp:
        rpo < least
          ? `A snapshot is taken every ${span(least)} at the most, and the RPO is ${span(rpo)}: keep in a store what must not be older.`
          : 'Snapshots stay in the region of their disks; what was written since the last one.',
      changesIf: 'No service keeps a disk.',
    }
  },
}

/** Snapshots that follow each other faster than this wait for each other. */
const least = 15 * minute

function onDisk(scene: Scene) {
  return computedBy(scene, 'kubernetes').filter(({ disk }) => disk !== undefined)
}
