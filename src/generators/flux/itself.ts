import { releases } from '../../facts/versions.ts'
import { namespace } from './object.ts'

/** Flux under its own care: after the first install by hand it is the release that is named here. */
export function itself(): unknown[] {
  return [
    {
      apiVersion: 'source.toolkit.fluxcd.io/v1',
      kind: 'OCIRepository',
      metadata: { name: 'flux', namespace },
      spec: {
        url: 'oci://ghcr.io/fluxcd/flux-manifests',
        ref: { tag: releases.flux.version },
        interval: '12h',
        verify: {
          provider: 'cosign',
          matchOIDCIdentity: [
            {
              issuer: '^https://token\\.actions\\.githubusercontent\\.com$',
              subject: '^https://github\\.com/fluxcd/flux2.*$',
            },
          ],
        },
      },
    },
    {
      apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
      kind: 'Kustomization',
      metadata: { name: 'flux', namespace },
      spec: {
        sourceRef: { kind: 'OCIRepository', name: 'flux' },
        path: './',
        interval: '12h',
        retryInterval: '5m',
        timeout: '5m',
        // Nothing takes Flux away but a person.
        prune: false,
        wait: true,
      },
    },
  ]
}
