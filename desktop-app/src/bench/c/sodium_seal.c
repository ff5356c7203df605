/*
 * The libsodium calls of sealing and opening one change, made from C, as the yardstick for the same made from Java.
 *
 *   cc -O2 -o sodium_seal sodium_seal.c -ldl
 *   ./sodium_seal LIBSODIUM PLAINTEXT_BYTES OPERATIONS     prints nanoseconds of CPU for one seal and one open
 */
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

typedef int (*init_fn)(void);
typedef int (*hash_fn)(unsigned char *, size_t, const unsigned char *, unsigned long long, const unsigned char *, size_t);
typedef void (*random_fn)(void *, size_t);
typedef int (*keypair_fn)(unsigned char *, unsigned char *);
typedef int (*beforenm_fn)(unsigned char *, const unsigned char *, const unsigned char *);
typedef int (*afternm_fn)(unsigned char *, const unsigned char *, unsigned long long, const unsigned char *, const unsigned char *);

static void *symbol(void *library, const char *name) {
  void *found = dlsym(library, name);
  if (!found) {
    fprintf(stderr, "no %s\n", name);
    exit(2);
  }
  return found;
}

static double cpu_nanos(void) {
  struct timespec t;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return t.tv_sec * 1e9 + t.tv_nsec;
}

int main(int argc, char **argv) {
  if (argc != 4) {
    fprintf(stderr, "usage: sodium_seal LIBSODIUM PLAINTEXT_BYTES OPERATIONS\n");
    return 2;
  }
  void *library = dlopen(argv[1], RTLD_NOW);
  if (!library) {
    fprintf(stderr, "%s\n", dlerror());
    return 2;
  }
  size_t length = strtoul(argv[2], NULL, 10);
  long operations = strtol(argv[3], NULL, 10);
  hash_fn hash = (hash_fn) symbol(library, "crypto_generichash");
  random_fn randombytes = (random_fn) symbol(library, "randombytes_buf");
  afternm_fn seal = (afternm_fn) symbol(library, "crypto_box_easy_afternm");
  afternm_fn open = (afternm_fn) symbol(library, "crypto_box_open_easy_afternm");
  ((init_fn) symbol(library, "sodium_init"))();

  unsigned char pk[32], sk[32], shared[32];
  ((keypair_fn) symbol(library, "crypto_box_keypair"))(pk, sk);
  ((beforenm_fn) symbol(library, "crypto_box_beforenm"))(shared, pk, sk);

  /* domain, vault, device, record, one parent, epoch: what the binding covers */
  unsigned char bind[15 + 32 + 16 + 16 + 32 + 16];
  memset(bind, 7, sizeof bind);
  unsigned char *plain = calloc(1, length);
  unsigned char *body = malloc(24 + length + 16);
  unsigned char *opened = malloc(length);
  unsigned char digest[32];
  double best = 1e18;
  for (int round = 0; round < 5; round++) {
    double start = cpu_nanos();
    for (long i = 0; i < operations; i++) {
      hash(digest, 32, bind, sizeof bind, NULL, 0);
      memcpy(plain, digest, 32);
      randombytes(body, 24);
      seal(body + 24, plain, length, body, shared);
      hash(digest, 32, body, 24 + length + 16, NULL, 0);

      hash(digest, 32, body, 24 + length + 16, NULL, 0);
      if (open(opened, body + 24, length + 16, body, shared) != 0) {
        return 1;
      }
      hash(digest, 32, bind, sizeof bind, NULL, 0);
      if (memcmp(digest, opened, 32) != 0) {
        return 1;
      }
    }
    double each = (cpu_nanos() - start) / operations;
    if (each < best) {
      best = each;
    }
  }
  printf("%.0f\n", best);
  return 0;
}
