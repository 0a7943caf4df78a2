import type { ZodType } from 'zod'
import { specSchema } from '../../design/schema.ts'
import { type Engine, frameworks, type Runtime, type ServiceType } from '../../model/spec.ts'
import type { Ask } from '../../model/world.ts'
import type { Draft, DraftService, Said } from './draft.ts'
import { storeNames } from './signs.ts'

/** Asks for what a spec needs. Answers are checked by the schema while they are typed. */
export async function interview(ask: Ask, directory: string): Promise<Draft> {
  const { shape } = specSchema
  const typed = (question: string, schema: ZodType, initial?: string) =>
    ask.text(question, { ...(initial !== undefined && { initial }), check: (answer) => complaint(schema, answer) })
  const name = await typed('What is the system called?', shape.name, slug(directory))
  const domain = await typed('Under which domain is it reached?', shape.domain, `${name}.example.com`)
  const repository = await typed('Where does its code live?', shape.repository, `github.com/example/${name}`)
  const region = await typed('In which AWS region does it run?', regionOf(), 'us-east-1')
  const users = await ask.text('How many people use it?', {
    initial: '1000',
    check: (answer) => complaint(shape.users, Number(answer)),
  })
  const availability = await ask.choose('How much of the time must it work?', [
    { value: '99.9', label: '99.9 %', hint: '43 minutes a month may fail' },
    { value: '99.5', label: '99.5 %', hint: '3.6 hours a month may fail' },
    { value: '99.95', label: '99.95 %', hint: '22 minutes a month may fail' },
  ])
  const data = await stores(ask)
  const services = await programs(ask, shape.name, Object.keys(data))
  const compliance = await ask.chooseSome(
    'What must it comply with?',
    frameworks.map((value) => ({ value, label: value })),
  )
  const budget = await ask.text('What may it cost a month, in US dollars? Leave it empty if nobody has said.', {
    initial: '',
    check: (answer) => (answer.trim() === '' ? undefined : complaint(shape.budget, answer)),
  })
  return {
    name: { value: name },
    domain: { value: domain },
    repository: { value: repository },
    cloud: { region: { value: region } },
    users: { value: Number(users) },
    availability: { value: Number(availability) },
    services,
    data,
    compliance: { value: compliance },
    ...(budget.trim() !== '' && {
      budget: { value: /^\d{1,9}$/.test(budget.trim()) ? Number(budget) : budget.trim() },
    }),
    remarks: [],
  }

  function regionOf(): ZodType {
    return shape.cloud.shape.region
  }
}

async function stores(ask: Ask): Promise<Record<string, Said<Engine>>> {
  const engines = await ask.chooseSome('What keeps its data?', [
    { value: 'postgresql', label: 'PostgreSQL' },
    { value: 'key-value', label: 'A table found by key, such as DynamoDB' },
    { value: 'redis', label: 'Redis, a cache' },
    { value: 'queue', label: 'A queue' },
    { value: 'stream', label: 'A stream that several read, such as Kinesis' },
    { value: 'search', label: 'An index for search, such as OpenSearch' },
    { value: 'bucket', label: 'Files' },
    { value: 'analytics', label: 'A warehouse for analysis' },
  ])
  return Object.fromEntries((engines as Engine[]).map((engine) => [storeNames[engine], { value: engine }]))
}

async function programs(
  ask: Ask,
  schema: ZodType,
  data: readonly string[],
): Promise<Record<string, Said<DraftService>>> {
  const services: Record<string, Said<DraftService>> = {}
  do {
    const name = await ask.text('What is the next service called?', {
      initial: Object.keys(services).length === 0 ? 'api' : 'web',
      check: (answer) =>
        Object.hasOwn(services, answer) || data.includes(answer) ? 'that name is taken' : complaint(schema, answer),
    })
    const type = (await ask.choose('What is it?', [
      { value: 'frontend', label: 'Pages in a browser' },
      { value: 'api', label: 'An interface that answers requests' },
      { value: 'worker', label: 'Work in the background' },
    ])) as ServiceType
    const runtime = (await ask.choose('What does it run on?', [
      ...(type === 'frontend' ? [{ value: 'static', label: 'Nothing: it is built to files' }] : []),
      { value: 'node', label: 'Node.js' },
      { value: 'python', label: 'Python' },
      { value: 'go', label: 'Go' },
      { value: 'java', label: 'Java' },
    ])) as Runtime
    const others = [...Object.keys(services), ...data]
    const uses =
      others.length === 0
        ? []
        : await ask.chooseSome(
            'What does it call?',
            others.map((value) => ({ value, label: value })),
          )
    services[name] = { value: { type, runtime, uses } }
  } while (await ask.confirm('Is there another service?'))
  return services
}

/** What the schema holds against an answer, on one line. */
function complaint(schema: ZodType, answer: unknown): string | undefined {
  const { success, error } = schema.safeParse(answer)
  return success ? undefined : error.issues[0]?.message.replace('\n', '. ')
}

function slug(directory: string): string {
  const last = directory.split(/[\\/]/).at(-1) ?? ''
  return (
    last
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^[^a-z]+|-+$/g, '')
      .slice(0, 20) || 'system'
  )
}
