import { expect, it } from 'vitest'
import { assigned } from './assign.ts'

const text =
  'name: a\nobjectives:\n  availability: 99.9 # agreed\nservices:\n  api: { type: api, uses: [db] }\ndata: { db: postgresql }\n'

it.each([
  ['objectives.availability=99.99', 'availability: 99.99'],
  ['objectives.rpo=5m', 'rpo: 5m'],
  ['cloud.recovery=us-west-2', 'recovery: us-west-2'],
  ['services.api.traffic={ average: 5 }', 'traffic: { average: 5 }'],
  ['services.api.uses.0=cache', '[ cache ]'],
  ['overrules.compute/api={ answer: containers, because: we try it }', 'answer: containers'],
])('%s is in the text', (assignment, expected) => expect(assigned(text, assignment)).toContain(expected))

it('takes out what is given nothing', () => expect(assigned(text, 'objectives.availability=')).not.toContain('99.9'))

it.each([
  ['objectives.availability', /does not say what is to be what/],
  ['data.db.size=1TB', /leads through something that is no map/],
  ['name="', /is no YAML/],
])('%s is refused', (assignment, message) => expect(() => assigned(text, assignment)).toThrow(message))
