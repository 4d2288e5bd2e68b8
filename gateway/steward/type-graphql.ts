/**
 * type-graphql as the steward API imports it. Its decorators need `reflect-metadata` loaded before the first class is
 * evaluated, and this is the one place that sees to it.
 */
import 'reflect-metadata';

export * from 'type-graphql';
