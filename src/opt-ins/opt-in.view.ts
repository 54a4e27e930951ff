import { Record } from '../register/record.view.js';
import type { OptIn } from './opt-in.entity.js';
import { NewOptIn } from './opt-in.params.js';

export class OptInView extends Record(NewOptIn) {}

export const optInView = ({ createdAt, ...shown }: OptIn): OptInView => ({
  ...shown,
  createdAt: createdAt.toISOString(),
});
