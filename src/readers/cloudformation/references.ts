import { isUnknown, type Unknown, unknownValue } from '../../model/unknown.ts'
import { isResource, type Stack } from './stack.ts'

const nameForm = /^[A-Za-z0-9]+$/

/** What `Ref` gives: a parameter's value, or an unknown whose text is `Ref Bucket`. */
export function referenceTo(name: string, stack: Stack): unknown {
  const loop = stack.loops.get(name)
  if (loop !== undefined) return loop
  if (stack.parameters.has(name)) return stack.parameters.get(name)
  return unknownValue(`Ref ${name}`, whyOpen(name, stack))
}

/** What `Fn::GetAtt` gives: an unknown whose text is `GetAtt Bucket.Arn`. */
export function attributeOf(name: string, stack: Stack): Unknown {
  const [resource = ''] = name.split('.')
  return unknownValue(`GetAtt ${name}`, whyOpen(resource, stack))
}

function whyOpen(name: string, stack: Stack): string {
  if (name.startsWith('AWS::')) return `\`${name}\` is known where the stack is deployed`
  if (isResource(stack, name) || !nameForm.test(name)) return `\`${name}\` is known once it is made`
  return `the template has nothing that is called \`${name}\``
}

/** How a value stands in a text: unknown references as `Fn::Sub` writes them, `${Bucket.Arn}`. */
export function textIn(value: unknown): string {
  if (!isUnknown(value)) return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value)
  const [, name] = /^(?:Ref|GetAtt) (\S+)$/.exec(value.text) ?? []
  return name === undefined ? value.text : `\${${name}}`
}
