#pragma once
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/hmac.h>
#include <openssl/sha.h>
#include <openssl/err.h>
#include <openssl/bio.h>

// Function-like macros do not import into Swift; these give them a symbol.
static inline long caudal_bio_get_mem_data(BIO *bio, char **data) { return BIO_get_mem_data(bio, data); }
static inline EVP_PKEY *caudal_rsa_generate(unsigned int bits) { return EVP_RSA_gen(bits); }
