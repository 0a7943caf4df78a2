import type { Engine } from '../../model/spec.ts'
import type { Decision } from '../decision.ts'
import { day, minute, span } from '../weigh.ts'

type Answer = 'point-in-time' | 'daily' | 'none'

export const decision: Decision<Answer> = {
  question: 'How is {subject} brought back?',
  answers: {
    'point-in-time': 'To any moment of the last weeks, from snapshots and the log of changes, or from versions',
    daily: 'To the snapshot of last night',
    none: 'Not at all: it is filled anew',
  },
  weighs: {
    'point-in-time': {
      good: 'mistakes that are noticed within weeks: the moment before can be had',
      bad: 'mistakes that are noticed later, unless copies are kept longer',
    },
    daily: {
      good: 'what changes little, or can be fed again from elsewhere',
      bad: 'a working day of changes, which would be lost',
    },
    none: {
      good: 'what is computed anew or passed on at once',
      bad: 'everything that exists nowhere else',
    },
  },
  sources: ['Amazon RDS user guide, "Restoring to a specified time", 2026-08'],
  about: 'datastore',
  decide(subject) {
    const rpo = subject.rpo ?? day
    const lasting = Number.isFinite(rpo)
    const kept = subject.engine && continuous[subject.engine]
    const impossible = {
      ...(lasting && kept && { daily: kept.anyway }),
      ...(rpo < day &&
        subject.engine !== 'search' && { daily: `A snapshot a day may lose 24 hours, and the RPO is ${span(rpo)}` }),
      ...(lasting && { none: `Nothing would come back, and the RPO is ${span(rpo)}` }),
      ...(!lasting &&
        passing(subject.engine) && {
          'point-in-time': `A ${subject.engine} cannot be copied`,
          daily: `A ${subject.engine} cannot be copied`,
        }),
      ...(subject.engine === 'search' && {
        'point-in-time': 'OpenSearch takes a snapshot every hour, and has no log of its changes',
        none: 'The hourly snapshots of OpenSearch are there whether wanted or not',
      }),
      ...(subject.engine === 'redis' && { 'point-in-time': 'A cache has snapshots, and no log of its changes' }),
    }
    const against = {
      'point-in-time': lasting
        ? `The log of changes costs storage that an RPO of ${span(rpo)} does not need`
        : 'What may be lost needs no log of its changes',
      daily: 'What may be lost needs no snapshots',
    }
    if (!lasting)
      return {
        answer: 'none',
        because: `\`${subject.name}\` may lose what it holds: it is ${passing(subject.engine) ? 'passed on within moments and kept in several zones' : 'computed anew from other data'}.`,
        against,
        impossible,
        givenUp: 'Everything in it, when it is lost.',
        changesIf: `\`data.${subject.name}.rpo\` says how much may be lost.`,
      }
    if (subject.engine === 'search')
      return {
        answer: 'daily',
        because: `An RPO of ${span(rpo)} is kept by the snapshot that OpenSearch takes every hour, for two weeks and at no cost.`,
        against,
        impossible,
        givenUp: 'What changed since the last full hour; it is indexed anew from where it came from.',
        changesIf: 'It holds what is kept nowhere else: then keep that in a database.',
      }
    if (rpo >= day && kept)
      return {
        answer: 'point-in-time',
        because: `An RPO of ${span(rpo)} asks for a snapshot each night; ${kept.because}.`,
        against,
        impossible,
        givenUp: 'Storage for what has changed.',
        changesIf: 'It is kept by something that writes down no changes.',
      }
    if (rpo < day)
      return {
        answer: 'point-in-time',
        because:
          subject.engine === 'bucket'
            ? `An RPO of ${span(rpo)} is kept by versions: each change leaves the one before it; a snapshot a day would lose up to 24 hours.`
            : `An RPO of ${span(rpo)} is kept by the log of changes, which ${subject.engine === 'key-value' ? `DynamoDB restores to within ${span(5 * minute)}` : `is shipped every ${span(5 * minute)}`}; a snapshot a day would lose up to 24 hours.`,
        against,
        impossible,
        givenUp: 'Storage for what has changed.',
        changesIf: 'The RPO becomes a day or more.',
      }
    return {
      answer: 'daily',
      because: `An RPO of ${span(rpo)} is kept by a snapshot each night.`,
      against,
      impossible,
      givenUp: 'What changed since last night.',
      changesIf: 'The RPO falls below a day.',
    }
  },
}

/** What keeps every change beside its snapshots, whatever the RPO. */
const continuous: Readonly<Partial<Record<Engine, { readonly because: string; readonly anyway: string }>>> = {
  postgresql: {
    because: 'RDS keeps the log of changes beside it at no price of its own, so that any moment comes back',
    anyway: 'RDS keeps the log of changes with its snapshots, whether wanted or not',
  },
  'key-value': {
    because: 'DynamoDB makes none by itself, and what it keeps instead is every second of the last weeks',
    anyway: 'A table that is to come back is copied all the time, and not once a day',
  },
  bucket: {
    because: 'versions keep what was before each change, so that any moment comes back',
    anyway: 'Versions of objects are kept, whether wanted or not',
  },
}

function passing(engine: string | undefined): boolean {
  return engine === 'queue' || engine === 'stream'
}
