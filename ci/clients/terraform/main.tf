# A grant that one account offers and another one accepts.
terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

variable "endpoint" {
  type = string
}

variable "license_arn" {
  type = string
}

variable "name" {
  type = string
}

provider "aws" {
  region                      = "us-east-1"
  access_key                  = "111111111111"
  secret_key                  = "test"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
  endpoints {
    licensemanager = var.endpoint
  }
}

provider "aws" {
  alias                       = "grantee"
  region                      = "us-east-1"
  access_key                  = "222222222222"
  secret_key                  = "test"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
  endpoints {
    licensemanager = var.endpoint
  }
}

resource "aws_licensemanager_grant" "offered" {
  name               = var.name
  license_arn        = var.license_arn
  principal          = "arn:aws:iam::222222222222:root"
  allowed_operations = ["CheckoutLicense", "CheckInLicense", "ListPurchasedLicenses"]
}

resource "aws_licensemanager_grant_accepter" "accepted" {
  provider  = aws.grantee
  grant_arn = aws_licensemanager_grant.offered.arn
}
