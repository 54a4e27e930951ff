import { Module, type DynamicModule } from '@nestjs/common';
import { PdfService, TEMPLATES_DIR } from './pdf.service.js';

/** PDF files for every feature: imported once, by the application, with the folder of the templates. */
@Module({})
export class PdfModule {
  /** @param templatesDir absolute path of `templates` */
  static from(templatesDir: string): DynamicModule {
    return {
      module: PdfModule,
      global: true,
      providers: [{ provide: TEMPLATES_DIR, useValue: templatesDir }, PdfService],
      exports: [PdfService],
    };
  }
}
