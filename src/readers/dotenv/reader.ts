import { EnvFile } from '../../kinds/dotenv.ts'
import { isMap } from '../../model/shape.ts'
import { dotenv } from '../../syntax/dotenv/dotenv.ts'
import type { Reader } from '../reader.ts'

export const reader: Reader = {
  title: 'Files of environment variables: `.env` and its kin',
  syntax: dotenv,
  files: ['**/.env', '**/.env.*', '**/*.env'],
  claims: ({ data }) => isMap(data) && Object.keys(data).length > 0,
  *read({ data, file }) {
    yield { kind: EnvFile, name: file.path, path: [], data: { variables: data } }
  },
}
