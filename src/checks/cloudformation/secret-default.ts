import { CloudFormationParameter } from '../../kinds/cloudformation.ts'
import type { Check } from '../check.ts'

export const check: Check<CloudFormationParameter> = {
  title: 'Secret has a default that everybody can read',
  why: `A parameter that is not echoed holds a secret, and its default stands in the template, for whoever reads the repository. Whoever
forgets to give another one runs with it.`,
  severity: 'high',
  level: 'default',
  on: CloudFormationParameter,
  controls: ['soc2/CC6.1', 'nist-800-53/IA-5', 'pci-dss/8.6.2'],
  sources: ['cfn-lint/W2501'],
  *run({ name, noEcho, default: value }) {
    const isSecret = noEcho === true || noEcho === 'true'
    if (!isSecret || typeof value !== 'string' || value.trim() === '' || /^\{\{resolve:/.test(value)) return
    yield { at: ['Default'], message: `\`${name}\` is secret and has a default; drop it` }
  },
  examples: [
    {
      bad: `
        Parameters:
          DatabasePassword:
            Type: String
            NoEcho: true
            Default: hunter22
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
