import { rows } from './rows.ts'
import { exposed } from './topics.ts'

const plaintext = {
  ...exposed,
  severity: 'high',
  controls: ['soc2/CC6.1', 'iso-27001/A.5.17', 'nist-800-53/IA-5', 'pci-dss/8.6.2', 'gdpr/art-32'],
} as const

export const checks = rows({
  'in-template': {
    title: 'Password stands in the template',
    why: `Whoever reads the repository or the template of the stack has it. Let the service make it (\`ManageMasterUserPassword\`), refer to
      Secrets Manager (\`{{resolve:secretsmanager:…}}\`), or take a parameter with \`NoEcho\` and no default.`,
    ...plaintext,
    sources: [
      ...[
        'F23',
        'F31',
        'F34',
        'F35',
        'F36',
        'F37',
        'F41',
        'F44',
        'F50',
        'F51',
        'F52',
        'F53',
        'F54',
        'F55',
        'F58',
        'F60',
      ],
      ...['F61', 'F62', 'F63', 'F64', 'F65', 'F66', 'F67', 'F68', 'F69', 'F70', 'W1'],
    ],
    property: {
      'AWS::AmazonMQ::Broker': 'Users?.Password',
      'AWS::Amplify::App': ['AccessToken?', 'OauthToken?', 'BasicAuthConfig?.Password?'],
      'AWS::Amplify::Branch': 'BasicAuthConfig?.Password?',
      'AWS::AppStream::DirectoryConfig': 'ServiceAccountCredentials?.AccountPassword?',
      'AWS::CodePipeline::Webhook': 'AuthenticationConfiguration?.SecretToken?',
      'AWS::DMS::Endpoint': ['Password?', 'MongoDbSettings?.Password?'],
      'AWS::DataSync::LocationObjectStorage': 'SecretKey?',
      'AWS::DirectoryService::MicrosoftAD': 'Password?',
      'AWS::DirectoryService::SimpleAD': 'Password?',
      'AWS::DocDB::DBCluster': 'MasterUserPassword?',
      'AWS::EMR::Cluster': [
        'KerberosAttributes?.ADDomainJoinPassword?',
        'KerberosAttributes?.CrossRealmTrustPrincipalPassword?',
        'KerberosAttributes?.KdcAdminPassword?',
      ],
      'AWS::ElastiCache::ReplicationGroup': 'AuthToken?',
      'AWS::IAM::User': 'LoginProfile?.Password?',
      'AWS::KinesisFirehose::DeliveryStream': [
        'RedshiftDestinationConfiguration?.Password?',
        'SplunkDestinationConfiguration?.HECToken?',
      ],
      'AWS::MemoryDB::User': 'AuthenticationMode?.Passwords?',
      'AWS::RDS::DBCluster': 'MasterUserPassword?',
      'AWS::RDS::DBInstance': 'MasterUserPassword?',
      'AWS::Redshift::Cluster': 'MasterUserPassword?',
      'AWS::RedshiftServerless::Namespace': 'AdminUserPassword?',
      'AWS::SecretsManager::Secret': 'SecretString?',
    },
    holds: (value) => ![value].flat().some(isPlain),
    part: 'key',
    says: 'carries its `{property}`; refer to Secrets Manager, and change it',
    examples: [
      `
          Orders:
            Type: AWS::RDS::DBInstance
            Properties:
              Engine: postgres
        -     MasterUserPassword: hunter2-hunter2
        +     MasterUserPassword: '{{resolve:secretsmanager:orders:SecretString:password}}'
      `,
    ],
  },
  'in-parameter': {
    title: 'Parameter of the store is a secret in the template',
    why: `The value stands in the repository, in the template of the stack, and readable in the store: CloudFormation cannot write a
      \`SecureString\`. Put it into Secrets Manager, outside of the template.`,
    ...plaintext,
    sources: ['CKV_AWS_384'],
    // It is shown where it is named: the line of the value is the secret.
    property: { 'AWS::SSM::Parameter': 'Name' },
    holds: (name, { Value: value }) => !isSecret(name) || !isPlain(value) || isPlaceholder(value),
    part: 'key',
    says: 'carries what looks like a secret; put it into Secrets Manager, and change it',
    examples: [
      `
          Token:
            Type: AWS::SSM::Parameter
            Properties:
              Name: /shop/api_key
              Type: String
        -     Value: akdfaksdfjkasdfjskafjdkfajsdfk345
        +     Value: '{{resolve:secretsmanager:shop}}'
      `,
    ],
  },
})

function isSecret(name: unknown): boolean {
  return (
    typeof name === 'string' &&
    /(?:api.?key|access.?key|secret|secret.?key|password|passwd|token|private.?key)s?\d*$/i.test(name)
  )
}

function isPlaceholder(value: unknown): boolean {
  return (
    /^(?:test|dummy|change.?me|todo|none|true|false|placeholder)$/i.test(String(value)) ||
    String(value).includes('EXAMPLE')
  )
}

/** Text that is the secret itself: no reference, and nothing to be filled in. */
function isPlain(value: unknown): boolean {
  return typeof value === 'string' && value.trim().length > 3 && !/\{\{|\$\{|^<.*>$|^arn:|^\//.test(value)
}
