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

#include <openssl/x509.h>
#include <openssl/x509v3.h>

static inline EVP_PKEY *caudal_ec_generate(void) { return EVP_EC_gen("P-256"); }

static inline int caudal_x509_extend(X509 *certificate, int nid, const char *value) {
  X509V3_CTX context;
  X509V3_set_ctx_nodb(&context);
  X509V3_set_ctx(&context, certificate, certificate, NULL, NULL, 0);
  X509_EXTENSION *extension = X509V3_EXT_conf_nid(NULL, &context, nid, value);
  if (!extension) return 0;
  int done = X509_add_ext(certificate, extension, -1);
  X509_EXTENSION_free(extension);
  return done;
}

/* A certificate that vouches for itself: NULL where something fails. */
static inline X509 *caudal_x509_self_made(
    EVP_PKEY *key, const char *name, const char *places, long serial, long seconds) {
  X509 *certificate = X509_new();
  if (!certificate) return NULL;
  X509_NAME *subject = X509_get_subject_name(certificate);
  if (X509_set_version(certificate, 2) == 1
      && ASN1_INTEGER_set(X509_get_serialNumber(certificate), serial) == 1
      && X509_gmtime_adj(X509_getm_notBefore(certificate), -3600)
      && X509_gmtime_adj(X509_getm_notAfter(certificate), seconds)
      && X509_set_pubkey(certificate, key) == 1
      && X509_NAME_add_entry_by_txt(
             subject, "CN", MBSTRING_UTF8, (const unsigned char *)name, -1, -1, 0) == 1
      && X509_set_issuer_name(certificate, subject) == 1
      && caudal_x509_extend(certificate, NID_basic_constraints, "critical,CA:TRUE,pathlen:0") == 1
      && caudal_x509_extend(
             certificate, NID_key_usage, "critical,digitalSignature,keyCertSign") == 1
      && caudal_x509_extend(certificate, NID_subject_alt_name, places) == 1
      && X509_sign(certificate, key, EVP_sha256()) > 0)
    return certificate;
  X509_free(certificate);
  return NULL;
}
