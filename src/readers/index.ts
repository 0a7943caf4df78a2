// Written by `npm run gen`: one line per unit.
import type { Reader } from './reader.ts'
import { reader as actions } from './actions/reader.ts'
import { reader as compose } from './compose/reader.ts'
import { reader as docker } from './docker/reader.ts'
import { reader as dotenv } from './dotenv/reader.ts'
import { reader as embedded } from './embedded/reader.ts'
import { reader as gitlab } from './gitlab/reader.ts'
import { reader as grafana } from './grafana/reader.ts'
import { reader as helm } from './helm/reader.ts'
import { reader as kubernetes } from './kubernetes/reader.ts'
import { reader as kustomize } from './kustomize/reader.ts'
import { reader as prometheus } from './prometheus/reader.ts'
import { reader as terraform } from './terraform/reader.ts'

export const readers: Readonly<Record<string, Reader>> = {
  actions: actions,
  compose: compose,
  docker: docker,
  dotenv: dotenv,
  embedded: embedded,
  gitlab: gitlab,
  grafana: grafana,
  helm: helm,
  kubernetes: kubernetes,
  kustomize: kustomize,
  prometheus: prometheus,
  terraform: terraform,
}
