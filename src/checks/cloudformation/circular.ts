import { CloudFormationTemplate } from '../../kinds/cloudformation.ts'
import { isMap } from '../../model/shape.ts'
import type { Path } from '../../model/source.ts'
import type { Check } from '../check.ts'
import { callsIn } from './calls.ts'
import { namesIn, type Written, writtenOf } from './template.ts'

export const check: Check<CloudFormationTemplate> = {
  title: 'Resources wait for each other',
  why: `CloudFormation makes what is referred to first, and refuses a circle: "Circular dependency between resources". Two security groups
that name each other are the usual case: put one of the rules into a resource of its own, such as \`AWS::EC2::SecurityGroupIngress\`.`,
  severity: 'high',
  level: 'default',
  on: CloudFormationTemplate,
  sources: ['cfn-lint/E3004'],
  *run(_, { resource, estate }) {
    const written = writtenOf(resource, estate)
    if (!written || written.grows || written.serverless) return
    const needs = needsIn(written)
    const told = new Set<string>()
    for (const name of needs.keys()) {
      const circle = told.has(name) ? undefined : circleFrom(name, needs)
      if (!circle) continue
      for (const each of circle) told.add(each)
      const [first = name, second = first] = circle
      yield {
        at: needs.get(first)?.get(second) ?? ['Resources', first],
        part: 'key',
        message: `${[...circle, first].map((each) => `\`${each}\``).join(' needs ')}; take one of the references out into a resource of its own`,
        related: circle.slice(1).map((each, index) => ({
          resource,
          at: ['Resources', each],
          message: `needs \`${circle[index + 2] ?? first}\``,
        })),
      }
    }
  },
  examples: [
    {
      bad: `
        Resources:
          Web:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: web
              SecurityGroupEgress:
                - { IpProtocol: tcp, FromPort: 5432, ToPort: 5432, DestinationSecurityGroupId: !Ref Database }
          Database:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: database
              SecurityGroupIngress:
                - { IpProtocol: tcp, FromPort: 5432, ToPort: 5432, SourceSecurityGroupId: !GetAtt Web.GroupId }
      `,
      good: `
        Resources:
          Web:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: web
          Database:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: database
              SecurityGroupIngress:
                - { IpProtocol: tcp, FromPort: 5432, ToPort: 5432, SourceSecurityGroupId: !GetAtt Web.GroupId }
      `,
    },
  ],
}

type Needs = ReadonlyMap<string, ReadonlyMap<string, Path>>

/** Which resource needs which, and where it says so. What a condition may take away is left out. */
function needsIn({ template }: Written): Needs {
  const names = new Set(namesIn(template, 'Resources'))
  const needs = new Map([...names].map((name) => [name, new Map<string, Path>()]))
  const add = (at: Path, text: string) => {
    const root = text.trim().split('.')[0] ?? ''
    if (at[0] === 'Resources' && names.has(root)) needs.get(String(at[1]))?.set(root, at)
  }
  for (const { name, argument, at, guarded } of callsIn(template)) {
    const [first, own] = [argument].flat()
    if (guarded || typeof first !== 'string') continue
    if (name === 'Ref' || name === 'GetAtt') add(at, first)
    if (name === 'Sub')
      for (const [, variable = ''] of first.matchAll(/\$\{([^!}][^}]*)\}/g))
        if (!isMap(own) || !Object.hasOwn(own, variable.trim())) add(at, variable)
  }
  const { Resources: resources } = template
  for (const [name, body] of Object.entries(isMap(resources) ? resources : {}))
    for (const other of isMap(body) ? [body.DependsOn].flat() : [])
      if (typeof other === 'string') add(['Resources', name, 'DependsOn'], other)
  return needs
}

/** The shortest way from a resource back to it. */
function circleFrom(start: string, needs: Needs): readonly string[] | undefined {
  const before = new Map<string, string>()
  const open = [start]
  for (let next = open.shift(); next !== undefined; next = open.shift())
    for (const other of needs.get(next)?.keys() ?? []) {
      if (other === start) {
        const way = [next]
        for (let each = before.get(next); each !== undefined; each = before.get(each)) way.unshift(each)
        return way
      }
      if (before.has(other)) continue
      before.set(other, next)
      open.push(other)
    }
  return undefined
}
