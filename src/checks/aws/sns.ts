import { isSet, matches } from './conditions.ts'
import { rows } from './rows.ts'
import { foreignKey, inTheClear, unencrypted } from './topics.ts'

export const checks = rows({
  'stored-unencrypted': {
    title: 'Topic is stored unencrypted',
    why: `Some rules ask for encryption at rest of messages too. SNS holds them for moments only, and has no key of its own
      unless it is given one.`,
    ...unencrypted,
    severity: 'low',
    level: 'strict',
    sources: ['CKV_AWS_26', 'AWS-0095', 'W47'],
    property: { aws_sns_topic: 'kms_master_key_id', 'AWS::SNS::Topic': 'KmsMasterKeyId' },
    holds: isSet,
    says: 'is not encrypted; name a key in `{property}`',
    examples: [
      `
          resource "aws_sns_topic" "events" {
            name              = "events"
        +   kms_master_key_id = "alias/aws/sns"
          }
      `,
      `
          Events:
            Type: AWS::SNS::Topic
            Properties:
              TopicName: events
        +     KmsMasterKeyId: alias/aws/sns
      `,
    ],
  },
  'no-own-key': {
    title: 'Topic is encrypted by a key of AWS',
    why: `Services of AWS, alarms and events among them, cannot publish to a topic under \`alias/aws/sns\`, since its policy cannot be
      changed. Use a key of your own that lets them in.`,
    ...foreignKey,
    sources: ['AWS-0136'],
    property: { aws_sns_topic: 'kms_master_key_id', 'AWS::SNS::Topic': 'KmsMasterKeyId' },
    holds: (value) => !matches(/alias\/aws\/sns$/)(value),
    says: 'is under the key of AWS; use one of your own',
    examples: [
      `
          resource "aws_sns_topic" "events" {
            name              = "events"
        -   kms_master_key_id = "alias/aws/sns"
        +   kms_master_key_id = "alias/events"
          }
      `,
      `
          Events:
            Type: AWS::SNS::Topic
            Properties:
        -     KmsMasterKeyId: alias/aws/sns
        +     KmsMasterKeyId: alias/events
      `,
    ],
  },
  'delivered-in-the-clear': {
    title: 'Messages are delivered over plain HTTP',
    why: `Whoever is on the way reads what is sent, and can send something else. Subscribe an HTTPS endpoint.`,
    ...inTheClear,
    property: { aws_sns_topic_subscription: 'protocol', 'AWS::SNS::Subscription': 'Protocol' },
    holds: (value) => value !== 'http',
    says: 'delivers over plain HTTP; subscribe an HTTPS endpoint',
    examples: [
      `
          resource "aws_sns_topic_subscription" "shop" {
            topic_arn = "arn:aws:sns:eu-west-1:111122223333:events"
        -   protocol  = "http"
        -   endpoint  = "http://shop.example.com/events"
        +   protocol  = "https"
        +   endpoint  = "https://shop.example.com/events"
          }
      `,
      `
          Shop:
            Type: AWS::SNS::Subscription
            Properties:
              TopicArn: arn:aws:sns:eu-west-1:111122223333:events
        -     Protocol: http
        -     Endpoint: http://shop.example.com/events
        +     Protocol: https
        +     Endpoint: https://shop.example.com/events
      `,
    ],
  },
})
