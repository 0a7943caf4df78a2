import { isSet } from './conditions.ts'
import { rows } from './rows.ts'
import { foreignKey } from './topics.ts'

export const checks = rows({
  'model-customer-key': {
    title: 'Model is encrypted with a key of AWS',
    why: `A key of your own can be shut, shared with one account and watched by itself; the one of AWS cannot.`,
    ...foreignKey,
    sources: ['CKV_AWS_267'],
    property: {
      aws_comprehend_entity_recognizer: 'model_kms_key_id',
      aws_comprehend_document_classifier: 'model_kms_key_id',
    },
    holds: isSet,
    says: 'uses a key of AWS; name one of yours in `{property}`',
    examples: [
      `
          resource "aws_comprehend_entity_recognizer" "main" {
            name                 = "names"
            language_code        = "en"
            data_access_role_arn = aws_iam_role.nlp.arn
        +   model_kms_key_id     = "arn:aws:kms:eu-west-1:123456789012:key/a"
          }
      `,
    ],
  },
  'volume-customer-key': {
    title: 'Training data is encrypted with a key of AWS',
    why: `A key of your own can be shut, shared with one account and watched by itself; the one of AWS cannot.`,
    ...foreignKey,
    sources: ['CKV_AWS_268'],
    property: {
      aws_comprehend_entity_recognizer: 'volume_kms_key_id',
      aws_comprehend_document_classifier: 'volume_kms_key_id',
    },
    holds: isSet,
    says: 'uses a key of AWS; name one of yours in `{property}`',
    examples: [
      `
          resource "aws_comprehend_entity_recognizer" "main" {
            name                 = "names"
            language_code        = "en"
            data_access_role_arn = aws_iam_role.nlp.arn
        +   volume_kms_key_id    = "arn:aws:kms:eu-west-1:123456789012:key/a"
          }
      `,
    ],
  },
})
