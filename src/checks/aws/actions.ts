/** Actions that change nothing. */
export const reading =
  /^[\w-]+:(?:Get|List|Describe|BatchGet|Head|Query|Scan|Search|View|Lookup|Read|Receive|Select|Check|Validate|Detect|Discover|Estimate|Filter|Preview|Poll|Decrypt|Verify|Simulate)\w*\*?$/i

/** Services whose every action is on `*`, or whose resources nobody names. */
const unnamed =
  /^(?:ssmmessages|ec2messages|xray|ce|cur|pricing|support|health|sts|tag|resource-explorer-2|trustedadvisor|autoscaling-plans|polly|rekognition|translate|comprehend|textract|mediaconvert|budgets|aws-portal|savingsplans|servicequotas|freertos|route53domains|access-analyzer|compute-optimizer|cloudshell|application-autoscaling):/i

/** Single actions that know no resource. */
const single =
  /^(?:cloudwatch:(?:PutMetricData|Get\w*|List\w*|Describe\w*)|logs:(?:Describe\w*|PutResourcePolicy|CreateLogDelivery|\w*LogDelivery|DeleteResourcePolicy)|ecr:GetAuthorizationToken|ecr-public:\w*|ec2:(?:Describe\w*|Get\w*|CreateNetworkInterface|DeleteNetworkInterface|AssignPrivateIpAddresses|UnassignPrivateIpAddresses|AttachNetworkInterface|DetachNetworkInterface)|autoscaling:Describe\w*|elasticloadbalancing:Describe\w*|rds:Describe\w*|kms:(?:CreateKey|ListKeys|ListAliases|GenerateRandom)|ecs:(?:DiscoverPollEndpoint|CreateCluster|RegisterTaskDefinition|DeregisterTaskDefinition|List\w*|Describe\w*)|eks:(?:ListClusters|CreateCluster|DescribeAddonVersions)|iam:(?:List\w*|GetAccount\w*|GenerateCredentialReport|GetCredentialReport|SimulateCustomPolicy|CreateAccountAlias|DeleteAccountAlias)|s3:(?:ListAllMyBuckets|GetAccountPublicAccessBlock|PutAccountPublicAccessBlock|ListAccessPoints|ListJobs|CreateJob)|route53:(?:List\w*|CreateHostedZone|GetHostedZoneCount|CreateHealthCheck|TestDNSAnswer|GetChange)|organizations:(?:List\w*|Describe\w*|Create\w*)|config:(?:Put(?:Evaluations|ConfigurationRecorder|DeliveryChannel)|Describe\w*|Get\w*|List\w*|Start\w*|Stop\w*)|guardduty:(?:CreateDetector|ListDetectors)|secretsmanager:(?:ListSecrets|GetRandomPassword)|ssm:(?:DescribeParameters|DescribeInstanceInformation|UpdateInstanceInformation|List\w*|Describe\w*|Get(?:Manifest|DeployablePatchSnapshotForInstance))|lambda:(?:ListFunctions|ListLayers|ListEventSourceMappings|CreateEventSourceMapping|GetAccountSettings)|sns:(?:ListTopics|ListSubscriptions|Unsubscribe)|sqs:ListQueues|dynamodb:(?:ListTables|DescribeLimits|ListStreams)|cloudtrail:(?:DescribeTrails|LookupEvents|ListTrails)|cloudformation:(?:ValidateTemplate|ListStacks|CreateUploadBucket|ListExports|DescribeAccountLimits)|acm:(?:ListCertificates|RequestCertificate)|waf\w*:(?:GetChangeToken\w*|List\w*)|shield:\w*|cloudfront:(?:List\w*)|codecommit:ListRepositories|glue:(?:List\w*|GetSecurityConfigurations?)|athena:List\w*|kinesis:(?:ListStreams|DescribeLimits)|firehose:ListDeliveryStreams|inspector2?:\w*|macie2?:\w*|securityhub:(?:Describe\w*|Get\w*|List\w*)|events:(?:ListRules|PutPermission|TestEventPattern)|states:ListStateMachines|cognito-idp:ListUserPools|apigateway:\w*|elasticfilesystem:Describe\w*|elasticache:Describe\w*|backup:(?:List\w*|Describe\w*|Get\w*))$/i

/** Wildcards that take in nothing but what can be named, by the service authorization reference of 2026-11. */
const allNamed = /^(?:s3:Describe|secretsmanager:Describe|sqs:Get)\*$/i

/** Whether a policy could name what the action is done on. Of wildcards only a whole service says so. */
export function restrictable(action: string): boolean {
  if (action === '*' || unnamed.test(action) || single.test(action)) return false
  if (allNamed.test(action)) return true
  // `ec2:Describe*` takes in what cannot be named.
  const [service = '', name = ''] = action.split(':')
  return /^\w[\w-]*$/.test(service) && (name === '*' || !/^(?:List|Describe|Get)\w*\*$/i.test(name))
}
