// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The fields of ways in and of their limits: their names in JSON and their numbers in protobuf. Constants.
//
// Source: generated.proto (1.36) of k8s.io/api networking/v1 and discovery/v1.
#pragma once

#include "apimessage.h"

namespace kubernetes::fields {

namespace ingressSpec {
enum : std::uint32_t { DefaultBackend = 1, Tls = 2, Rules = 3, IngressClassName = 4 };
inline constexpr FieldName names[] = {{"defaultBackend", DefaultBackend}, {"tls", Tls}, {"rules", Rules},
    {"ingressClassName", IngressClassName}};
} // namespace ingressSpec

/// JSON has the rule's value inlined, protobuf as a message of its own.
namespace ingressRule {
enum : std::uint32_t { Host = 1, Value = 2 };
inline constexpr FieldName names[] = {{"host", Host}};
} // namespace ingressRule

namespace ingressRuleValue {
enum : std::uint32_t { Http = 1 };
inline constexpr FieldName names[] = {{"http", Http}};
} // namespace ingressRuleValue

namespace httpIngressRuleValue {
enum : std::uint32_t { Paths = 1 };
inline constexpr FieldName names[] = {{"paths", Paths}};
} // namespace httpIngressRuleValue

namespace httpIngressPath {
enum : std::uint32_t { Backend = 2 };
inline constexpr FieldName names[] = {{"backend", Backend}};
} // namespace httpIngressPath

namespace ingressBackend {
enum : std::uint32_t { Service = 4 };
inline constexpr FieldName names[] = {{"service", Service}};
} // namespace ingressBackend

namespace ingressServiceBackend {
enum : std::uint32_t { Name = 1 };
inline constexpr FieldName names[] = {{"name", Name}};
} // namespace ingressServiceBackend

namespace endpointSlice {
enum : std::uint32_t { Metadata = 1, Endpoints = 2, Ports = 3, AddressType = 4 };
inline constexpr FieldName names[] = {{"metadata", Metadata}, {"endpoints", Endpoints}, {"ports", Ports},
    {"addressType", AddressType}};
} // namespace endpointSlice

namespace endpoint {
enum : std::uint32_t { Addresses = 1, Conditions = 2 };
inline constexpr FieldName names[] = {{"addresses", Addresses}, {"conditions", Conditions}};
} // namespace endpoint

namespace endpointConditions {
enum : std::uint32_t { Ready = 1, Serving = 2, Terminating = 3 };
inline constexpr FieldName names[] = {{"ready", Ready}, {"serving", Serving}, {"terminating", Terminating}};
} // namespace endpointConditions

namespace endpointPort {
enum : std::uint32_t { Name = 1, Protocol = 2, Port = 3 };
inline constexpr FieldName names[] = {{"name", Name}, {"protocol", Protocol}, {"port", Port}};
} // namespace endpointPort

namespace networkPolicySpec {
enum : std::uint32_t { PodSelector = 1, Ingress = 2, Egress = 3, PolicyTypes = 4 };
inline constexpr FieldName names[] = {{"podSelector", PodSelector}, {"ingress", Ingress}, {"egress", Egress},
    {"policyTypes", PolicyTypes}};
} // namespace networkPolicySpec

/// A rule of either direction.
namespace networkPolicyRule {
enum : std::uint32_t { Ports = 1, Peers = 2 };
inline constexpr FieldName names[] = {{"ports", Ports}, {"from", Peers}, {"to", Peers}};
} // namespace networkPolicyRule

} // namespace kubernetes::fields
