import { type DynamicModule, Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Clock } from './clock.js';
import type { Config } from './config.js';
import { CONFIG } from './config.provider.js';
import { openDatabase, type OpenDatabase } from './data-source.js';
import { HttpModule } from './http/http.module.js';
import { JobsModule } from './jobs/jobs.module.js';
import { PdfModule } from './pdf/pdf.module.js';
import { Seeder } from './seed.js';
import { VendorsModule } from './vendors/vendors.module.js';

/** Injection token of the open database. */
export const DATABASE = Symbol('Database');

/** What everything stands on: settings, clock, and the open database, which is closed with the application. */
@Global()
@Module({})
class FoundationModule implements OnApplicationShutdown {
  constructor(@Inject(DATABASE) private readonly database: OpenDatabase) {}

  static of(config: Config, database: OpenDatabase): DynamicModule {
    return {
      module: FoundationModule,
      providers: [Clock, { provide: CONFIG, useValue: config }, { provide: DATABASE, useValue: database }],
      exports: [Clock, CONFIG, DATABASE],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.database.close();
  }
}

@Module({})
export class AppModule {
  /** Opens the configured database first, so that a taken directory is told before anything else runs. */
  static async forConfig(config: Config): Promise<DynamicModule> {
    return AppModule.on(config, await openDatabase(config));
  }

  static on(config: Config, database: OpenDatabase): DynamicModule {
    return {
      module: AppModule,
      imports: [
        FoundationModule.of(config, database),
        TypeOrmModule.forRootAsync({
          useFactory: () => database.dataSource.options,
          dataSourceFactory: () => Promise.resolve(database.dataSource),
        }),
        PdfModule.from(config.templatesDir),
        VendorsModule,
        JobsModule,
        HttpModule,
      ],
      providers: [Seeder],
    };
  }
}
