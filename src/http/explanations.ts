import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { Eta } from 'eta';
import { CONFIG } from '../config.provider.js';
import type { Config } from '../config.js';

/** The few pages that explain the API to people, from templates/docs. */
@Injectable()
export class Explanations {
  readonly #eta: Eta;

  constructor(@Inject(CONFIG) { templatesDir }: Config) {
    this.#eta = new Eta({ views: join(templatesDir, 'docs'), cache: true });
  }

  render(name: string, data: object): string {
    return this.#eta.render(`./${name}`, data);
  }
}
