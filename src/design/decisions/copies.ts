import type { Decision, Subject } from '../decision.ts'
import { bytes, frameworks, hour, span } from '../weigh.ts'

type Answer = 'logical' | 'none'

export const decision: Decision<Answer> = {
  question: 'Is there a copy of {subject} that no other copy hangs on?',
  answers: {
    logical:
      'A dump each night in a bucket whose objects nobody can delete before their time, restored into an empty server each week',
    none: 'None besides its backups',
  },
  weighs: {
    logical: {
      good: 'what the service that keeps the data cannot undo: a page it spoilt, a version it leaves, an account that is lost',
      bad: 'databases that take longer to read than a night lasts',
    },
    none: {
      good: 'data whose backups are enough',
      bad: 'proving that it comes back without the service that keeps it',
    },
  },
  sources: ['PostgreSQL 18 documentation, pg_dump; Amazon S3 user guide, Object Lock, 2026-08'],
  about: 'datastore',
  after: ['backup', 'cluster'],
  asks: ({ engine, name }, { decided }) =>
    engine === 'postgresql' && (decided[`backup/${name}`]?.answer ?? 'none') !== 'none',
  decide(subject, { spec, decided, thrifty }) {
    const asked = spec.compliance.filter((each) => each === 'pci' || each === 'hipaa')
    const takes = hoursOf(subject)
    const about = `At 50 MB a second ${bytes(subject.size ?? 0)} are read in ${span(Math.ceil(takes) * hour)}`
    const clustered = decided.cluster?.answer === 'eks'
    const against = {
      logical: 'Nobody asks for a second kind of copy, and the first comes back to any moment',
      none: 'All its copies are of one service, in its format, under its rights',
    }
    const impossible = {
      ...(takes > night && { logical: `${about}, and a night has ${night}` }),
      ...(!clustered && { logical: 'Nothing runs at night that could read it: there is no cluster' }),
    }
    if (asked.length > 0 && !thrifty && impossible.logical === undefined)
      return {
        answer: 'logical',
        because: `${frameworks({ ...spec, compliance: asked })}: what must not be lost has a copy that depends on nothing that made it. ${about}, each night.`,
        against,
        impossible,
        givenUp:
          'A load on the database each night, and storage for a month of dumps. What changed since the last one is in the backups alone.',
        changesIf: `No framework asks for it, or reading it takes longer than ${night} hours.`,
      }
    return {
      answer: 'none',
      because:
        asked.length > 0 && impossible.logical !== undefined
          ? `${impossible.logical}: its backups in a vault have to be enough.`
          : 'Its backups come back to the moment that was promised, and no framework asks for more.',
      against,
      impossible,
      givenUp: 'A copy that comes back without the service that made it.',
      changesIf: `PCI DSS or HIPAA applies${takes > night ? ', and less is kept in it' : ''}.`,
    }
  },
}

/** Hours that a dump may take. */
const night = 6

function hoursOf({ size = 0 }: Subject): number {
  return size / 50e6 / 3600
}
