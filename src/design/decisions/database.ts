import { databaseCharges, dollars } from '../charges.ts'
import type { Decision, Scene, Subject } from '../decision.ts'
import { average, bytes, minute, percent, perSecond, span, strictest } from '../weigh.ts'

type Answer = 'rds-multi-az' | 'rds-single' | 'aurora' | 'aurora-serverless'

export const decision: Decision<Answer> = {
  question: 'What keeps {subject}?',
  answers: {
    'rds-multi-az': 'RDS for PostgreSQL with a standby in another zone',
    'rds-single': 'RDS for PostgreSQL in one zone',
    aurora: 'Aurora PostgreSQL: storage over three zones, readers that take over',
    'aurora-serverless': 'Aurora PostgreSQL whose size follows the load',
  },
  weighs: {
    'rds-multi-az': {
      good: 'most systems: one writer, a standby that takes over in a minute or two, restore to any moment',
      bad: 'reads that outgrow one machine; the standby serves none',
    },
    'rds-single': {
      good: 'what may stand still for an hour',
      bad: 'anything that must outlive its zone',
    },
    aurora: {
      good: 'four nines, many readers, growth without a plan for disks',
      bad: 'small databases: each machine and, unless I/O is included, each I/O costs more',
    },
    'aurora-serverless': {
      good: 'load that comes and goes, and hours without any',
      bad: 'a steady load, for which its unit of capacity is dear',
    },
  },
  sources: ['Amazon RDS service level agreement, 2024-01-22', 'Amazon Aurora service level agreement, 2022-05-19'],
  about: 'datastore',
  after: ['regions'],
  asks: (subject) => subject.engine === 'postgresql',
  decide(subject, scene) {
    const strict = objectiveOf(subject, scene)
    const size = subject.size ?? 0
    const rto = subject.rto ?? 0
    const users = scene.spec.services.filter(({ uses }) => uses.includes(subject.name))
    const load = average(users)
    const uneven = users.length > 0 && users.every(({ traffic }) => traffic.pattern === 'spiky')
    const cost = (answer: Answer) =>
      Math.round(dollars(databaseCharges(answer, size / 1e9, load), scene.spec.cloud.region))
    const [machines, following] = [cost('rds-multi-az'), cost('aurora-serverless')]
    const both = scene.decided.regions?.answer === 'active-active'
    const alone = 'Its copy in the other region neither takes writes nor hands them on, and both regions serve'
    const facts = `${bytes(size)}, ${perSecond(load)} from its services, ${percent(strict)} and an RTO of ${span(rto)}`
    const verdict = {
      against: {
        'rds-multi-az': `For ${facts} it is not the answer that costs least`,
        'rds-single': 'A lost zone, and every patch of the machine, would stop it',
        aurora: `It costs about a fifth more for each machine and by the I/O, and ${facts} do not need its readers`,
        'aurora-serverless': `Two of it cost about ${following} dollars a month at that load, and two machines ${machines}`,
      },
      impossible: {
        ...(strict > 0.995 && {
          'rds-single': `AWS promises 99.5% for one instance (RDS SLA, 2024-01-22), and ${percent(strict)} is the objective`,
        }),
        ...(strict <= 0.995 &&
          rto < 30 * minute && {
            'rds-single': `A failed instance takes longer to replace than the RTO of ${span(rto)}`,
          }),
        ...(strict >= 0.9999 && {
          'rds-multi-az': `AWS promises 99.95% for it (RDS SLA, 2024-01-22), and ${percent(strict)} is the objective`,
        }),
        ...(both && { 'rds-multi-az': alone, 'rds-single': alone }),
      } as Partial<Record<Answer, string>>,
    }
    if (both)
      return {
        ...verdict,
        answer: 'aurora',
        because: `${facts}, in two regions that both serve: Aurora copies within about a second, and what follows hands its writes on to the one that leads.`,
        givenUp:
          'One writer for both regions: a write from the other one crosses between them, and is read there a moment later.',
        changesIf: 'One region serves and the other waits.',
      }
    if (strict >= 0.9999 || size > 60e12)
      return {
        ...verdict,
        answer: 'aurora',
        because: `${facts}: AWS promises 99.99% for Aurora in several zones (SLA of 2022-05-19), and no more than 99.95% for RDS.`,
        givenUp: 'About a fifth more for each machine, and a product of one cloud.',
        changesIf: 'The objective falls to 99.95% or below.',
      }
    if (strict <= 0.995 && rto >= 30 * minute && (scene.thrifty || strict <= 0.99))
      return {
        ...verdict,
        answer: 'rds-single',
        because: `${facts} are kept by one machine, at half the cost of two.`,
        givenUp: 'It stands still while its zone is lost and while it is patched.',
        changesIf: 'The objective rises above 99.5%.',
      }
    if (uneven && following < machines)
      return {
        ...verdict,
        answer: 'aurora-serverless',
        because: `${facts}, in bursts: two that follow the load cost about ${following} dollars a month, and two machines that hold as much ${machines}.`,
        givenUp: 'A moment to grow when a peak comes, and a product of one cloud.',
        changesIf: 'It is asked all day, or machines become cheaper than units that follow.',
      }
    return {
      ...verdict,
      answer: 'rds-multi-az',
      because: `${facts}: ${strict > 0.99 && strict <= 0.995 ? 'one machine is promised 99.5% and no more, of which nothing is left for what stands before it; ' : ''}the standby takes over within about two minutes and no committed write is lost with a zone.`,
      givenUp: 'Half of the machines wait, and no reader relieves the writer.',
      changesIf: 'The objective rises to 99.99%, or reads outgrow one machine.',
    }
  },
}

/** What the services that use it promise. */
function objectiveOf({ name }: Subject, { spec }: Scene): number {
  const own = spec.services.filter(({ uses }) => uses.includes(name))
  return own.length > 0 ? Math.max(...own.map(({ objectives }) => objectives.availability)) : strictest(spec)
}
