/** What each module is, for its page. */
export const about: Readonly<Record<string, string>> = {
  alarms: 'CloudWatch alarms for what only the cloud can measure, and the two topics that they are sent to.',
  analytics: 'A warehouse on Redshift Serverless, paid while queries run.',
  aurora: 'PostgreSQL on Aurora: a writer and readers over the zones, alone or with a second region that follows.',
  bucket: 'A versioned bucket for what workloads keep in files, or the copy of one in another region.',
  cache: 'Valkey on ElastiCache, encrypted on the way and at rest.',
  cdn: 'CloudFront before a process that renders pages, by a private way into the network.',
  certificate: 'One certificate in several regions: load balancers want it beside them, CloudFront in us-east-1.',
  cluster: 'A Kubernetes cluster on EKS: its control plane, its groups of nodes and its add-ons.',
  database: 'PostgreSQL on RDS: an instance of its own, or a replica of one in another region.',
  firewall: 'Rules of WAF that AWS keeps, and a limit for each address.',
  flags: 'Feature flags of one stage on AppConfig: let out slowly, watched by alarms, put back by them.',
  guard: 'GuardDuty in one region, and who is told what it finds.',
  identity: 'A role for one service account of one cluster, handed out by EKS Pod Identity.',
  judges: 'Alarms that judge a version by the requests that it answered itself, and so end its deployment.',
  lake: 'Files that Athena answers questions on: a bucket, a catalogue of what is in it, and a workgroup with a limit.',
  'log-search': 'An OpenSearch domain for lines of logs, with roles of its own for who writes and who reads.',
  'secret-keeper':
    'Looks twice a day at secrets: says in CloudWatch how many days each is over its time, and makes those anew that are random.',
  'namespaces-identity': 'A role for a service account in every namespace of a pattern.',
  network:
    'One network over several zones, in three tiers: public for load balancers, private for what runs, data for what must never be reached from outside.',
  'pipeline-role': 'A role that jobs of one repository take on, named by branch or environment.',
  queue: 'A queue on SQS, and one for messages that nobody could process.',
  search: 'An OpenSearch domain inside the network, for roles and over TLS alone.',
  'shifted-service':
    'Tasks on ECS with a second set of them at each release: the traffic moves by a share or at once, and back when an alarm goes red.',
  'shifted-target': 'Two target groups behind one host, and the rules by which ECS moves requests between them.',
  site: 'Files in a private bucket, served by CloudFront and nobody else.',
  stream: 'A stream on Kinesis, and the table in which its readers keep their places.',
  table: 'A table on DynamoDB: one of its own, or the replica of one in another region.',
}
