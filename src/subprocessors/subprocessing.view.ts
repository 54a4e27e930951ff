import { Record } from '../register/record.view.js';
import type { Subprocessing } from './subprocessing.entity.js';
import { NewSubprocessing } from './subprocessing.params.js';

export class SubprocessingView extends Record(NewSubprocessing) {}

export const subprocessingView = ({ createdAt, ...shown }: Subprocessing): SubprocessingView => ({
  ...shown,
  createdAt: createdAt.toISOString(),
});
