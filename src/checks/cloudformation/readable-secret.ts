import { CloudFormationParameter } from '../../kinds/cloudformation.ts'
import type { Check } from '../check.ts'

const secret =
  /(?:password|passwd|secret(?!s?manager|arn|name|id|key_?id)|auth_?token|api_?key|private_?key|access_?token)$/i

export const check: Check<CloudFormationParameter> = {
  title: 'Secret of a parameter can be read by whoever sees the stack',
  why: `Without \`NoEcho\` the value stands in the console, in \`describe-stacks\` and in every log of those. Better still, keep it in
Secrets Manager and refer to it by \`{{resolve:secretsmanager:…}}\`.`,
  severity: 'medium',
  level: 'default',
  on: CloudFormationParameter,
  controls: ['soc2/CC6.1', 'nist-800-53/IA-5', 'pci-dss/8.6.2'],
  sources: ['cfn-nag/W1'],
  *run({ name, type, noEcho, allowedValues, default: value }) {
    // What may be chosen from a list, or is asked about one, is no secret.
    if (allowedValues || /^(?:allow|require|use|enable|has|is|min|max)/i.test(name)) return
    if (type !== 'String' || !secret.test(name) || noEcho === true || noEcho === 'true') return
    if (typeof value === 'string' && /^(?:true|false|\/|arn:|\{\{resolve)/.test(value)) return
    yield { at: ['NoEcho'], message: `\`${name}\` is shown to whoever sees the stack; set \`NoEcho: true\`` }
  },
  examples: [
    {
      bad: `
        Parameters:
          DatabasePassword:
            Type: String
        Resources:
          Orders:
            Type: AWS::RDS::DBInstance
            Properties:
              MasterUserPassword: !Ref DatabasePassword
      `,
      good: `
        Parameters:
          DatabasePassword:
            Type: String
            NoEcho: true
        Resources:
          Orders:
            Type: AWS::RDS::DBInstance
            Properties:
              MasterUserPassword: !Ref DatabasePassword
      `,
    },
  ],
}
