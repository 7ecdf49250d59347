/*
 * Version: what `paction --version` says and every manifest keeps.
 */
#ifndef BASE_VERSION_H
#define BASE_VERSION_H

#define PACTION_VERSION "0.1.0"

#endif
