<?xml version="1.0" encoding="UTF-8"?>
<!-- The card of one result that is no plain pass: what, where, by which norm,
     from which values, and what to do. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:r="urn:heng:report:1" xmlns:say="urn:heng:say"
    exclude-result-prefixes="r say">
  <!-- Values that a card shows; the command has all. -->
  <xsl:variable name="reads-shown" select="8"/>

  <xsl:template match="r:result" mode="card">
    <article class="card {@outcome}">
      <xsl:attribute name="id">
        <xsl:apply-templates select="." mode="anchor"/>
      </xsl:attribute>
      <h4>
        <xsl:call-template name="outcome"/>
        <xsl:text> </xsl:text>
        <xsl:call-template name="rule">
          <xsl:with-param name="link" select="false()"/>
        </xsl:call-template>
      </h4>
      <xsl:call-template name="card-points"/>
      <xsl:for-each select="r:finding">
        <div class="finding">
          <xsl:call-template name="lines">
            <xsl:with-param name="of" select="r:message"/>
          </xsl:call-template>
          <xsl:if test="@path">
            <!-- A path is in no language. -->
            <p class="place" lang="zxx">
              <bdi><xsl:value-of select="@path"/></bdi>
              <xsl:if test="@line">
                <xsl:value-of select="concat(' (', @line, ')')"/>
              </xsl:if>
            </p>
          </xsl:if>
        </div>
      </xsl:for-each>
      <xsl:call-template name="card-waiver"/>
      <xsl:if test="r:cite">
        <p class="cites">
          <b><say:words zh="依据" en="Norm"/></b>
          <xsl:text> </xsl:text>
          <xsl:call-template name="cites"/>
        </p>
      </xsl:if>
      <xsl:call-template name="card-reads"/>
      <xsl:if test="r:param[@origin != 'default']">
        <p>
          <b><say:words zh="改过的参数" en="Changed parameters"/></b>
          <xsl:text> </xsl:text>
          <xsl:for-each select="r:param[@origin != 'default']">
            <xsl:if test="position() > 1">; </xsl:if>
            <bdi><xsl:value-of select="@name"/></bdi>
            <xsl:text> = </xsl:text>
            <bdi><xsl:value-of select="@value"/></bdi>
            <xsl:text> (</xsl:text>
            <xsl:call-template name="origin"/>
            <xsl:text>, </xsl:text>
            <say:words zh="默认 {@default}" en="default {@default}"/>
            <xsl:text>)</xsl:text>
          </xsl:for-each>
        </p>
      </xsl:if>
      <xsl:if test="r:ballots/r:ballot">
        <p>
          <a>
            <xsl:attribute name="href">
              <xsl:text>#b</xsl:text>
              <xsl:apply-templates select="." mode="anchor"/>
            </xsl:attribute>
            <say:words zh="专家评分见第 6 节" en="the ballots are in section 6"/>
          </a>
        </p>
      </xsl:if>
      <!-- Nobody but the panel can do something about what it has to judge. -->
      <xsl:if test="r:remedy and @outcome != 'pending'">
        <div class="remedy">
          <b><say:words zh="整改办法" en="Remedy"/></b>
          <xsl:call-template name="lines">
            <xsl:with-param name="of" select="r:remedy"/>
          </xsl:call-template>
        </div>
      </xsl:if>
    </article>
  </xsl:template>

  <!-- Of what the rule weighs, how much came of it. -->
  <xsl:template name="card-points">
    <p class="points">
      <xsl:call-template name="weighty"/>
      <xsl:text> </xsl:text>
      <xsl:call-template name="kind"/>
      <xsl:if test="@weight > 0 and not(r:waiver)">
        <xsl:text> · </xsl:text>
        <say:words zh="份额" en="share"/>
        <xsl:text> </xsl:text>
        <xsl:call-template name="points">
          <xsl:with-param name="name" select="concat('rule.', @rule, '.effective')"/>
          <xsl:with-param name="bp" select="@effectiveWeight"/>
        </xsl:call-template>
        <xsl:text> · </xsl:text>
        <say:words zh="得到" en="earned"/>
        <xsl:text> </xsl:text>
        <xsl:call-template name="part-figure">
          <xsl:with-param name="part" select="'points'"/>
          <xsl:with-param name="list" select="$earned"/>
        </xsl:call-template>
        <xsl:choose>
          <xsl:when test="@score">
            <xsl:text> · </xsl:text>
            <say:words zh="失去" en="lost"/>
            <xsl:text> </xsl:text>
            <xsl:call-template name="part-figure">
              <xsl:with-param name="part" select="'lost'"/>
              <xsl:with-param name="list" select="$lost"/>
            </xsl:call-template>
          </xsl:when>
          <xsl:otherwise>
            <xsl:text> · </xsl:text>
            <say:words zh="未定" en="open"/>
            <xsl:text> </xsl:text>
            <xsl:call-template name="part-figure">
              <xsl:with-param name="part" select="'open'"/>
              <xsl:with-param name="list" select="$opened"/>
            </xsl:call-template>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:if>
    </p>
  </xsl:template>

  <xsl:template name="card-waiver">
    <xsl:for-each select="r:waiver">
      <p class="waiver">
        <b><say:words zh="豁免" en="Waiver"/></b>
        <xsl:text> </xsl:text>
        <xsl:if test="@id">
          <bdi><xsl:value-of select="@id"/></bdi>
          <xsl:text> · </xsl:text>
        </xsl:if>
        <bdi><xsl:value-of select="@signedBy"/></bdi>
        <xsl:text> · </xsl:text>
        <say:words zh="有效期至 {@until}" en="until {@until}"/>
        <xsl:if test="r:reason">
          <xsl:text> · </xsl:text>
          <bdi><xsl:value-of select="r:reason"/></bdi>
        </xsl:if>
      </p>
    </xsl:for-each>
  </xsl:template>

  <!-- Digests of evidence are among what is read (…/@hash): they come
       first, since they say which file was looked at. -->
  <xsl:template name="card-reads">
    <xsl:variable name="reads" select="r:read[@value != '' or @missing]"/>
    <xsl:variable name="digests" select="$reads[starts-with(@value, 'sha256:')
      or starts-with(@value, 'sm3:')]"/>
    <xsl:if test="$reads">
      <div class="reads">
        <b><say:words zh="查看过的值" en="Values read"/></b>
        <ul>
          <xsl:for-each select="$digests">
            <li class="digest">
              <xsl:call-template name="read"/>
            </li>
          </xsl:for-each>
          <xsl:for-each select="$reads[not(starts-with(@value, 'sha256:') or
            starts-with(@value, 'sm3:'))][position() &lt;= $reads-shown]">
            <li>
              <xsl:call-template name="read"/>
            </li>
          </xsl:for-each>
          <xsl:if test="count($reads) - count($digests) > $reads-shown">
            <li>
              <say:words zh="其余从略，见 heng explain"
                en="the rest is left out; see heng explain"/>
            </li>
          </xsl:if>
        </ul>
      </div>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
