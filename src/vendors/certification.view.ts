import { Record } from '../register/record.view.js';
import type { Certification } from './certification.entity.js';
import { NewCertification } from './certification.params.js';

export class CertificationView extends Record(NewCertification) {}

export const certificationView = ({ createdAt, statuses, ...shown }: Certification): CertificationView => ({
  ...shown,
  statuses: [...statuses],
  createdAt: createdAt.toISOString(),
});
